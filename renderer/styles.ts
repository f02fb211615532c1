/** What every screen is dressed in; a section brings the rest itself. The order is that of the cascade. */
import './styles/tokens.css';
import './styles/base.css';
import './styles/controls.css';
import './styles/frame.css';
import './styles/top-bar.css';
import './styles/palette.css';
import './styles/home.css';
import './styles/overview.css';
import './styles/agenda.css';
import './styles/board.css';
import './styles/findings.css';
