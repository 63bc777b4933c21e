// Under a server only: who opened the address that was printed may correct what the pages show.
"use strict";
import("./corrections/controls.js");
