// What every page runs. Each file listens on the document, so it also serves what htmx swaps in.
import "./theme.js";
import "./dialog.js";
import "./toast.js";
import "./copy.js";
import "./time.js";
import "./password.js";
import "./palette.js";
import "./shortcuts.js";
import "./slug.js";
import "./save.js";
import "./invalid.js";
import "./grid.js";
import "./filter.js";
import "./progress.js";
import "./send.js";
import "./live.js";
import "./switcher.js";
