import * as z from 'zod';

// The content security policy forbids building functions from text, which zod would try for speed. This must come
// before any schema is made.
z.config({ jitless: true });
