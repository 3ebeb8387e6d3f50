using LamPS.Core.Actions;
using LamPS.Core.Applications;
using LamPS.Core.Desktops;
using LamPS.Core.Policies;
using LamPS.Core.Runs;

namespace LamPS.Core.Agent;

/// <summary>What all parts of one run share: the desktop, the application in use, the gate, the journal, the clock.</summary>
public sealed class RunContext
{
    private readonly List<string> _saved = [];
    private int _actions;
    private FunctionPool? _pool;
    private string? _poolOf;

    /// <summary>The run.</summary>
    public required RunRecord Run { get; init; }

    /// <summary>Where it happens.</summary>
    public required IDesktop Desktop { get; init; }

    /// <summary>Applications by name.</summary>
    public required ApplicationCatalog Catalog { get; init; }

    /// <summary>Sees everything, in order.</summary>
    public required IRunObserver Observer { get; init; }

    /// <summary>Where pictures go; null takes none.</summary>
    public IScreenshotSink? Screenshots { get; init; }

    /// <summary>The gate in force; blocks and steps replace it for their duration.</summary>
    public required PolicyGate Gate { get; set; }

    /// <summary>Functions beyond the UI functions; null for none.</summary>
    public IFunctionRunner? Functions { get; init; }

    /// <summary>Clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Limits; a runbook step with a time limit of its own replaces them for its duration.</summary>
    public RunLimits Limits { get; set; } = new();

    /// <summary>Masks the secrets of the run in every event, question and error.</summary>
    public Redactor Secrets { get; init; } = new();

    /// <summary>Stops at once, also an action in flight; an ordinary cancellation lets it finish.</summary>
    public CancellationToken StopNow { get; init; }

    /// <summary>Shows what would be done and changes nothing.</summary>
    public bool WhatIf { get; set; }

    /// <summary>The application in use, or null before one is launched or attached.</summary>
    public ApplicationInstance? Application { get; set; }

    /// <summary>Applications that this run started and that still run; it closes them when it ends.</summary>
    public IList<ApplicationInstance> Launched { get; } = [];

    /// <summary>Id of the runbook step being done, or null.</summary>
    public string? Step { get; set; }

    /// <summary>Files that were saved and seen on the disk.</summary>
    public IReadOnlyList<string> Saved => _saved;

    /// <summary>Now.</summary>
    public DateTimeOffset Now => Time.GetUtcNow();

    /// <summary>UI functions and those of the application in use.</summary>
    public FunctionPool Pool
    {
        get
        {
            // Asked for several times an action, made once an application.
            if (_pool is null || _poolOf != Application?.Name)
            {
                _poolOf = Application?.Name;
                _pool = Functions?.For(_poolOf) is { Count: > 0 } more ? new FunctionPool([.. UiFunctions.All, .. more]) : FunctionPool.Ui;
            }

            return _pool;
        }
    }

    /// <summary>
    /// Finds an application that runs, by its name, by the command or path that started it, or by what it calls itself; one of this run first,
    /// and of several the last.
    /// </summary>
    /// <param name="name">Name, command or path.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async ValueTask<ApplicationInstance?> FindApplicationAsync(string name, CancellationToken cancellationToken)
    {
        // A path may have blanks, which a command is split at.
        string[] names = [name, Catalog.NameOf(name), Path.GetFileNameWithoutExtension(name)];
        foreach (var launched in Called(names, Launched))
        {
            if (await Desktop.CheckAsync(launched, cancellationToken).ConfigureAwait(false) != ApplicationHealth.Exited)
            {
                return launched;
            }
        }

        return Called(names, await Desktop.GetApplicationsAsync(cancellationToken).ConfigureAwait(false)).FirstOrDefault();
    }

    /// <summary>Reports an event.</summary>
    /// <param name="runEvent">Event.</param>
    public void Report(RunEvent runEvent) => Observer.OnEvent(Secrets.Apply(runEvent));

    /// <summary>Reports that something takes a while.</summary>
    /// <param name="message">What.</param>
    public void Progress(string message) => Report(new RunProgress(Now, message));

    /// <summary>Notes a file that was saved.</summary>
    /// <param name="path">Full path.</param>
    public void NoteSaved(string path)
    {
        if (!_saved.Contains(path, StringComparer.Ordinal))
        {
            _saved.Add(path);
        }
    }

    /// <summary>Number of the next action.</summary>
    /// <exception cref="LamException">The limit of actions is reached.</exception>
    public int NextAction() => _actions < Limits.MaxActions ? ++_actions : throw AgentErrors.TooManyActions(Limits.MaxActions);

    private static IEnumerable<ApplicationInstance> Called(string[] names, IEnumerable<ApplicationInstance> applications) =>
    [
        .. applications.Reverse().Where(a => names.Contains(a.Name, StringComparer.OrdinalIgnoreCase)),
        .. applications.Reverse().Where(a => names.Contains(a.Program, StringComparer.OrdinalIgnoreCase)),
    ];
}
