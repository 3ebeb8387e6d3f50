using LamPS.Contracts;
using LamPS.Core.Actions;
using LamPS.Core.Applications;

namespace LamPS.Core.Runbooks.Execution;

/// <summary>Finds and starts applications for steps.</summary>
internal static class ApplicationUse
{
    /// <summary>Makes an application the one in use: one of the run's own, one that runs already, or a new one.</summary>
    /// <returns>How starting it failed; null when it is in use now.</returns>
    public static async ValueTask<StepEnding?> UseAsync(StepContext step, RunbookValue wanted, CancellationToken cancellationToken)
    {
        var context = step.Actions;
        var name = NameOf(wanted, context.Catalog);
        if (context.Application?.Name == name)
        {
            return null;
        }

        var running = context.Launched.LastOrDefault(a => a.Name == name)
            ?? (await context.Desktop.GetApplicationsAsync(cancellationToken).ConfigureAwait(false)).LastOrDefault(a => a.Name == name);
        if (running is not null)
        {
            context.Application = running;
            return null;
        }

        var ending = await LaunchAsync(step, wanted, null, cancellationToken).ConfigureAwait(false);
        return ending.Outcome == Outcome.Verified ? null : ending;
    }

    /// <summary>Starts an application.</summary>
    public static async ValueTask<StepEnding> LaunchAsync(StepContext step, RunbookValue wanted, string? document, CancellationToken cancellationToken)
    {
        var context = step.Actions;
        var arguments = ActionArguments.Of("application", CommandOf(wanted));
        if (document is not null)
        {
            arguments = arguments.With("document", step.Frame.FullPath(document));
        }

        // Without an application nothing could be shown: what-if starts it, and changes nothing in it.
        var whatIf = context.WhatIf;
        context.WhatIf = false;
        try
        {
            var ending = await step.DoAsync("launch", arguments, cancellationToken).ConfigureAwait(false);
            if (ending.Outcome != Outcome.Verified || wanted.Kind != RunbookValueKind.Map || !wanted.AsMap.TryGetValue("window", out var window))
            {
                return ending;
            }

            var test = new System.Text.StringBuilder("[name~=");
            Selectors.Quoting.Write(test, window.Reveal());
            test.Append(']');

            // Small applications have a dialog for a main window.
            var waited = await step.DoAsync(
                "wait_for", ActionArguments.Of("selector", $"window{test} || dialog{test}").With("seconds", context.Limits.Wait.TotalSeconds * 6), cancellationToken).ConfigureAwait(false);
            return waited.IsDone ? ending : waited;
        }
        finally
        {
            context.WhatIf = whatIf;
        }
    }

    private static string NameOf(RunbookValue wanted, ApplicationCatalog catalog) =>
        wanted.Kind == RunbookValueKind.Map ? Path.GetFileNameWithoutExtension(wanted.AsMap["path"].Reveal()) : catalog.NameOf(wanted.Reveal());

    private static string CommandOf(RunbookValue wanted)
    {
        if (wanted.Kind != RunbookValueKind.Map)
        {
            return wanted.Reveal();
        }

        var words = new List<string> { wanted.AsMap["path"].Reveal() };
        if (wanted.AsMap.TryGetValue("arguments", out var arguments))
        {
            words.AddRange(arguments.AsList.Select(a => a.Reveal()));
        }

        return string.Join(' ', words.Select(Quoted));
    }

    // The reader of commands knows quotation marks but no escapes, so each mark stands in a pair of the other kind.
    private static string Quoted(string word) => string.Join("'\"'", word.Split('"').Select(part => $"\"{part}\""));
}
