using LamPS.Core.Actions;
using LamPS.Core.Agent;
using LamPS.Core.Applications;
using LamPS.Core.Desktops;
using LamPS.Core.Elements;
using LamPS.Core.Policies;
using LamPS.Core.Runs;

namespace LamPS.Testing.Desktops;

/// <summary>
/// An episode of five steps with the service desk: name, category, description, address, submit. It is what the speed of practising is
/// measured by; give the desktop files in memory, or the disk is measured.
/// </summary>
public static class SandboxEpisode
{
    /// <summary>Actions of an episode.</summary>
    public const int Steps = 5;

    private static readonly LamAction[] Actions =
    [
        new("set_text", default, ActionArguments.Of("text", "Ada Lovelace")),
        new("select", default, ActionArguments.Of("option", "Printer")),
        new("set_text", default, ActionArguments.Of("text", "It prints nothing but question marks.")),
        new("set_text", default, ActionArguments.Of("text", "ada@example.org")),
        new("click", default, ActionArguments.None),
    ];

    private static readonly (Role Role, string Name, int Action)[] Plan =
    [
        (Role.TextBox, "Name", 0), (Role.ComboBox, "Category", 1), (Role.TextBox, "Description", 2), (Role.TextBox, "Email", 3), (Role.Button, "Submit", 4),
    ];

    /// <summary>The desktop alone: launch, then capture and act five times, then close.</summary>
    /// <exception cref="InvalidOperationException">A step wasn't done.</exception>
    public static async ValueTask RunAsync(IDesktop desktop, ApplicationDefinition serviceDesk, CancellationToken cancellationToken)
    {
        var application = await desktop.LaunchAsync(new LaunchRequest(serviceDesk), cancellationToken).ConfigureAwait(false);
        var request = new CaptureRequest { Application = application };
        foreach (var (role, name, action) in Plan)
        {
            var snapshot = await desktop.CaptureAsync(request, cancellationToken).ConfigureAwait(false);
            var outcome = await desktop.ActAsync(application, Actions[action] with { Element = Find(snapshot, role, name) }, cancellationToken).ConfigureAwait(false);
            if (!outcome.IsDone)
                throw new InvalidOperationException($"{name}: {outcome}");
        }

        await desktop.CloseAsync(application, CloseMode.Discard, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The same through the executor: gated, journalled to nothing, and verified.</summary>
    /// <exception cref="InvalidOperationException">A step wasn't verified.</exception>
    public static async ValueTask ExecuteAsync(IDesktop desktop, ApplicationCatalog catalog, ApplicationDefinition serviceDesk, CancellationToken cancellationToken)
    {
        var context = new RunContext
        {
            Run = new RunRecord { Id = "episode", Kind = "act", Request = "", Desktop = desktop.Kind, Model = "none", StartedAt = default },
            Desktop = desktop,
            Catalog = catalog,
            Observer = Nobody.Instance,
            Gate = new PolicyGate(Policy.Unattended, Nobody.Instance),
            Application = await desktop.LaunchAsync(new LaunchRequest(serviceDesk), cancellationToken).ConfigureAwait(false),
        };
        var executor = new ActionExecutor(context);
        var snapshot = await desktop.CaptureAsync(new CaptureRequest { Application = context.Application }, cancellationToken).ConfigureAwait(false);
        foreach (var (role, name, action) in Plan)
        {
            var report = await executor.ExecuteAsync(
                new ActionIntent { Action = Actions[action] with { Element = Find(snapshot, role, name) }, Snapshot = snapshot, Selector = name }, cancellationToken).ConfigureAwait(false);
            if (report.Outcome.Outcome != Contracts.Outcome.Verified)
                throw new InvalidOperationException($"{name}: {report.Outcome}");
            snapshot = report.After;
        }

        await desktop.CloseAsync(context.Application, CloseMode.Discard, cancellationToken).ConfigureAwait(false);
    }

    private static ElementId Find(Snapshot snapshot, Role role, string name)
    {
        for (var i = 0; i < snapshot.Count; i++)
        {
            if (snapshot[i].Role == role && snapshot[i].Name == name)
                return snapshot[i].Id;
        }

        throw new InvalidOperationException($"There is no {role} '{name}'.");
    }

    private sealed class Nobody : IRunObserver, IConfirmation
    {
        public static readonly Nobody Instance = new();

        public void OnEvent(RunEvent runEvent)
        {
        }

        public ValueTask<bool?> AskAsync(string question, CancellationToken cancellationToken) => new((bool?)null);
    }
}
