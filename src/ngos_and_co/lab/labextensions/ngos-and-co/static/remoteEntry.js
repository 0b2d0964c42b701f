// The course's JupyterLab extension, written by hand: no bundler, no npm, nothing to build.
// JupyterLab asks each extension for `init`, which hands over the modules that it shares, and for `get`.

(() => {
  "use strict";

  const NAME = "ngos-and-co";
  const WIDGET_VIEW = "application/vnd.jupyter.widget-view+json";
  const METADATA = "ngos_and_co";
  const SHOW_CODE = `${NAME}:show-code`;
  const RUN_AGAIN = `${NAME}:run-again`;
  const CODE_HIDDEN = "ngos-code-hidden";
  // Only what the course put there runs by itself: never a notebook that came from elsewhere. A facilitator
  // has the workspace in a folder, and around it sources whose stored outputs must stay as they are.
  const COURSE_PATHS = {
    trainee: /^(?:start\.ipynb|(?:modules|cases|exercises)\/.+\.ipynb)$/,
    facilitator: /^workspace\/(?:start\.ipynb|(?:modules|cases|exercises)\/.+\.ipynb)$/,
  };

  // With Ctrl, Alt or Cmd these change cells; all other combinations are the application's.
  const EDITING_KEYS = new Set(
    "enter backspace a m arrowup arrowdown arrowleft arrowright".split(" "),
  );
  const NARROW = 800; // pixels; below, the file browser would leave no room for the page

  const NOTE = "ngos-ready-note";
  const GETTING_READY = "ngos-getting-ready";
  const READY = "ngos-ready";

  let shared = {};

  /** Load one of the modules that JupyterLab shares. */
  async function load(name) {
    const versions = Object.values(shared[name] || {});
    if (versions.length === 0) {
      throw new Error(`${NAME}: this JupyterLab does not share ${name}.`);
    }
    return (await versions[0].get())();
  }

  /** Tell whether a notebook is one of the course's that asks to be run when it is opened. */
  function runsOnOpen(panel, role) {
    // A drive's name before a colon is none of the course's folders.
    return (
      COURSE_PATHS[role]?.test(panel.context.path) === true &&
      panel.context.model.getMetadata(METADATA)?.run_on_open === true
    );
  }

  /** Show or hide the code whose notebook says that it is hidden; the notebook's file stays as it is. */
  function setCodeHidden(notebook, hidden) {
    notebook.node.classList.toggle(CODE_HIDDEN, hidden);
    for (const cell of notebook.widgets) {
      if (hidesCode(cell)) {
        cell.syncCollapse = false; // else the choice would go into the file
        cell.inputHidden = hidden;
      }
    }
  }

  function isCodeHidden(notebook) {
    return notebook.node.classList.contains(CODE_HIDDEN);
  }

  function hasHiddenCode(notebook) {
    return notebook.widgets.some(hidesCode);
  }

  function hasCode(notebook) {
    return notebook.widgets.some((cell) => cell.model.type === "code");
  }

  function hidesCode(cell) {
    return cell.model.type === "code" && cell.model.getMetadata("jupyter")?.source_hidden === true;
  }

  /** Tell whether a reader is meant to write in a cell: in visible code, and where nbgrader asks for words. */
  function isForWriting(cell) {
    return cell.model.type === "code"
      ? !cell.inputHidden && !cell.readOnly
      : cell.model.getMetadata("nbgrader")?.solution === true;
  }

  /** Tell whether a key would do something to the cell that a reader happens to be at. */
  function changesCells(event) {
    const key = event.key.toLowerCase();
    return event.ctrlKey || event.metaKey || event.altKey ? EDITING_KEYS.has(key) : key !== "escape";
  }

  /**
   * Make a notebook a page to read: a double click opens no source, and no key that slips adds, removes or
   * opens a cell. Arrows and space scroll, as on any page. The file stays as it is.
   */
  function protectText(notebook) {
    for (const cell of notebook.widgets) {
      if (cell.model.type === "markdown" && !isForWriting(cell)) {
        cell.syncEditable = false; // else the file would say so too
        cell.readOnly = true;
      }
    }
    notebook.node.addEventListener("keydown", (event) => {
      const cell = notebook.activeCell;
      if (notebook.mode === "command" && cell && !isForWriting(cell) && changesCells(event)) {
        event.stopPropagation();
      }
    });
  }

  /** List the widgets that a cell's stored outputs show. */
  function widgetsIn(cell) {
    const outputs = cell.model.outputs;
    const ids = [];
    for (let index = 0; index < outputs.length; index += 1) {
      const view = outputs.get(index).data[WIDGET_VIEW];
      if (view?.model_id) {
        ids.push(view.model_id);
      }
    }
    return ids;
  }

  /** Take stored widgets away: without their kernel they would only say that something is missing. */
  function clearWidgets(notebook) {
    for (const cell of notebook.widgets) {
      if (cell.model.type === "code" && widgetsIn(cell).length > 0) {
        cell.model.outputs.clear();
      }
    }
  }

  /** Tell whether a kernel runs for a notebook already, before anything has been started. */
  async function hasKernel(sessions, path) {
    await sessions.ready;
    return (await sessions.findByPath(path)) !== undefined;
  }

  /** Run all code of a notebook as soon as its kernel answers, unless a living kernel has done so already. */
  async function runWhenReady(panel, actions) {
    const cells = panel.content.widgets.filter((cell) => cell.model.type === "code");
    await panel.sessionContext.ready;
    const kernel = panel.sessionContext.session?.kernel;
    await kernel?.info;
    if (!kernel || panel.isDisposed) {
      return;
    }
    const reply = await kernel.requestCommInfo({ target_name: "jupyter.widget" });
    const alive = (id) => id in (reply.content.comms ?? {});
    const shown = cells.flatMap(widgetsIn);
    if (shown.length > 0 && shown.every(alive)) {
      return; // the page was reloaded: what it shows comes back by itself
    }
    clearWidgets(panel.content);
    // Not by the command, which would run the notebook that happens to be in front.
    await actions.runCells(panel.content, cells, panel.sessionContext);
  }

  /** Do what gets a page ready, and say so meanwhile: to the eye and to a screen reader. */
  async function getReady(panel, work) {
    panel.node.querySelector(`.${NOTE}`)?.remove();
    const note = document.createElement("div");
    note.className = NOTE;
    note.setAttribute("role", "status");
    panel.node.append(note);
    note.textContent = hasCode(panel.content) ? "Getting this page ready …" : "";
    panel.node.classList.remove(READY);
    panel.node.classList.add(GETTING_READY);
    try {
      await work();
      panel.node.classList.add(READY);
      note.remove();
    } catch (error) {
      console.error(error);
      note.textContent = "This page did not get ready. Press 'Start again' above it.";
    } finally {
      panel.node.classList.remove(GETTING_READY);
    }
  }

  /** Save what a run has changed, so that a reload finds what is shown. */
  async function saveChanges(panel) {
    if (!panel.isDisposed && !panel.context.model.readOnly && panel.context.model.dirty) {
      await panel.context.save();
    }
  }

  /**
   * Leave a source that was only looked at as it is: Lab notes the kernel's exact version in the notebook, and
   * would save that by itself.
   */
  async function forgetKernelVersion(panel) {
    const { model } = panel.context;
    let isEdited = false;
    const notice = () => {
      isEdited = true;
    };
    model.cells.changed.connect(notice);
    for (const cell of model.cells) {
      cell.contentChanged.connect(notice);
    }
    await panel.sessionContext.ready;
    await panel.sessionContext.session?.kernel?.info;
    if (!panel.isDisposed && !isEdited) {
      model.dirty = false;
    }
  }

  function activate(app, tracker, actions, role) {
    const { commands } = app;
    const current = () => tracker.currentWidget?.content ?? null;

    commands.addCommand(SHOW_CODE, {
      label: () => (current() && !isCodeHidden(current()) ? "Hide code" : "Show code"),
      caption: "Show or hide the Python code behind this page",
      isVisible: () => current() !== null && hasHiddenCode(current()),
      execute: () => {
        const notebook = current();
        setCodeHidden(notebook, !isCodeHidden(notebook));
        commands.notifyCommandChanged(SHOW_CODE);
      },
      describedBy: { args: { type: "object", properties: {} } },
    });
    commands.addCommand(RUN_AGAIN, {
      label: "Start again",
      caption: "Start this page afresh; your saved answers stay",
      isVisible: () => current() !== null && hasCode(current()),
      execute: async () => {
        const panel = tracker.currentWidget;
        await getReady(panel, async () => {
          await panel.sessionContext.restartKernel();
          await runWhenReady(panel, actions);
        });
        if (runsOnOpen(panel, role)) {
          await saveChanges(panel);
        }
      },
      describedBy: { args: { type: "object", properties: {} } },
    });
    tracker.currentChanged.connect(() => {
      commands.notifyCommandChanged(SHOW_CODE);
      commands.notifyCommandChanged(RUN_AGAIN);
    });

    tracker.widgetAdded.connect(async (_, panel) => {
      panel.content.node.classList.add(CODE_HIDDEN);
      await panel.context.ready;
      commands.notifyCommandChanged(SHOW_CODE);
      commands.notifyCommandChanged(RUN_AGAIN);
      if (!runsOnOpen(panel, role)) {
        if (role === "facilitator") {
          await forgetKernelVersion(panel);
        }
        return;
      }
      if (!(await hasKernel(app.serviceManager.sessions, panel.context.path))) {
        clearWidgets(panel.content);
      }
      if (role === "trainee") {
        protectText(panel.content);
      }
      await getReady(panel, () => runWhenReady(panel, actions));
      await saveChanges(panel);
    });
  }

  /** Add the stylesheet that the book uses too; the server has it beside the book. */
  function addStylesheet(base) {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    for (const name of ["course.css", "lab.css"]) {
      const sheet = link.cloneNode();
      sheet.href = `${base}ngos-and-co/static/${name}`;
      document.head.append(sheet);
    }
  }

  /** Make room for the page: trainees have nothing on the right, and on a phone nothing on the left. */
  function simplify(app) {
    document.body.classList.add("ngos-trainee");
    app.restored.then(() => {
      app.shell.collapseRight();
      if (window.innerWidth < NARROW) {
        app.shell.collapseLeft();
      }
    });
  }

  async function extension() {
    const { INotebookTracker, NotebookActions } = await load("@jupyterlab/notebook");
    const { PageConfig } = await load("@jupyterlab/coreutils");
    addStylesheet(PageConfig.getBaseUrl());
    const plugin = {
      id: `${NAME}:plugin`,
      description: "Runs the course's notebooks when they are opened, and hides their code.",
      autoStart: true,
      requires: [INotebookTracker],
      activate: (app, tracker) => {
        const role = PageConfig.getOption("ngosRole");
        activate(app, tracker, NotebookActions, role);
        if (role === "trainee") {
          simplify(app);
        }
      },
    };
    return { __esModule: true, default: plugin };
  }

  window._JUPYTERLAB = window._JUPYTERLAB || {};
  window._JUPYTERLAB[NAME] = {
    init: (scope) => {
      shared = scope;
    },
    get: async (name) => {
      if (name !== "./extension") {
        throw new Error(`${NAME} has no module ${name}.`);
      }
      const module = await extension();
      return () => module;
    },
  };
})();
