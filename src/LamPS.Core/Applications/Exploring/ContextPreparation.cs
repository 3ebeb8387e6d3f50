using LamPS.Core.Actions;
using LamPS.Core.Desktops;
using LamPS.Core.Elements;
using LamPS.Core.Selectors;

namespace LamPS.Core.Applications.Exploring;

/// <summary>Brings an application that was just started into a context.</summary>
/// <param name="desktop">Desktop.</param>
/// <param name="limit">How long an element is waited for.</param>
/// <param name="time">Clock.</param>
internal sealed class ContextPreparation(IDesktop desktop, TimeSpan limit, TimeProvider time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private string? _folder;

    /// <summary>Writes the document of a context, a new copy for each start: one that was opened before may be locked, or have changed.</summary>
    /// <returns>Its path; null for a context without one.</returns>
    public string? WriteDocument(ExplorationContext context)
    {
        if (context.DocumentName.Length == 0)
        {
            return null;
        }

        RemoveDocument();
        _folder = Directory.CreateTempSubdirectory("lamps-explore-").FullName;
        var path = Path.Combine(_folder, context.DocumentName);
        File.WriteAllText(path, context.Document);
        return path;
    }

    /// <summary>Removes the document that was written last.</summary>
    public void RemoveDocument()
    {
        if (_folder is not null)
        {
            Directory.Delete(_folder, recursive: true);
            _folder = null;
        }
    }

    /// <summary>Does the steps of a context.</summary>
    /// <exception cref="LamException">One can't be done.</exception>
    public async Task DoAsync(ExplorationContext context, ApplicationInstance application, CancellationToken cancellationToken)
    {
        foreach (var step in context.Steps)
        {
            var element = step.Selector.Length == 0 ? ElementId.None : await FindAsync(context, step, application, cancellationToken).ConfigureAwait(false);
            var outcome = await desktop.ActAsync(application, new LamAction(step.Function, element, step.Arguments), cancellationToken).ConfigureAwait(false);
            if (!outcome.IsDone)
            {
                throw ApplicationMapErrors.ContextNotReached(context.Name, Describe(step), outcome.Detail);
            }
        }
    }

    private async Task<ElementId> FindAsync(ExplorationContext context, ExplorationStep step, ApplicationInstance application, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        while (true)
        {
            var snapshot = await desktop.CaptureAsync(new CaptureRequest { Application = application }, cancellationToken).ConfigureAwait(false);
            if (Selector.Parse(step.Selector).Find(snapshot).First is { } found)
            {
                return found.Id;
            }

            if (!desktop.ChangesByItself || time.GetElapsedTime(started) > limit)
            {
                throw ApplicationMapErrors.ContextNotReached(context.Name, Describe(step), "nothing on the screen fits the selector");
            }

            await desktop.WaitForChangeAsync(Pause, cancellationToken).ConfigureAwait(false);
        }
    }

    private static string Describe(ExplorationStep step) => step.Selector.Length == 0 ? step.Function : $"{step.Function} on {step.Selector}";
}
