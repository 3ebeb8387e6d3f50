using LamPS.Contracts.Desktops;
using LamPS.Contracts.Requests;
using LamPS.Core.Agent;
using LamPS.Core.Desktops;
using LamPS.Core.Elements;
using LamPS.Core.Policies;
using LamPS.Core.Runs;
using LamPS.Core.Selectors;
using LamPS.Host.Composition;

namespace LamPS.Host.Operations;

/// <summary>Looks at a desktop and leaves no run behind.</summary>
internal sealed class LookOperation(Composer composer, Workplace workplace, Caller caller)
{
    /// <summary>Lists elements.</summary>
    /// <returns>The elements, and which of the selector's alternatives matched, from 0; -1 for none.</returns>
    public Task<(ElementList List, int Alternative)> FindAsync(LookRequest request)
    {
        var selector = request.Selector is null ? null : Selector.Parse(request.Selector);
        return LookAsync(request.Scope, async (context, stop) =>
        {
            var (snapshot, result) = await CaptureAsync(request, selector, context, stop).ConfigureAwait(false);
            var describe = new ElementDescription(context.Application, context.Desktop.Kind, request.Scope.Headless);
            var elements = selector is null
                ? snapshot.Nodes.Where(n => request.Depth is not { } most || n.Depth <= most).Select(n => describe.Of(n.Element, n.Depth, ""))
                : result.Elements.Select(e => describe.Of(e, snapshot));
            return (describe.List(elements, snapshot), result.Alternative);
        }, request.Start);
    }

    /// <summary>Opens the desktop, attaches to the application or starts it, and looks.</summary>
    public async Task<T> LookAsync<T>(DesktopScope scope, Func<RunContext, CancellationToken, Task<T>> look, bool start = true)
    {
        var application = scope.Application ?? Documents.ApplicationFor(scope.Document);
        var kind = composer.Desktops.Resolve(scope.Desktop, application);
        using var limit = new CancellationTokenSource(TimeLimit.Of(scope) ?? Timeout.InfiniteTimeSpan);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, caller.Stop);
        try
        {
            await using var use = await workplace.UseAsync(kind, scope.Headless, stop.Token).ConfigureAwait(false);
            var context = new RunContext
            {
                Run = new RunRecord { Id = "look", Kind = "look", Request = "look", Desktop = kind, Model = "", StartedAt = TimeProvider.System.GetUtcNow() },
                Desktop = use.Desktop,
                Catalog = composer.Catalog,
                Observer = SilentObserver.Instance,
                Gate = new PolicyGate(Policy.Unattended, NobodyToAsk.Instance),
                StopNow = caller.StopNow,
            };
            try
            {
                await Attachment.AttachAsync(scope with { Application = application }, context, stop.Token, start).ConfigureAwait(false);
                return await look(context, stop.Token).ConfigureAwait(false);
            }
            finally
            {
                use.Adopt(context.Launched);
            }
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            throw RunSessionErrors.RunTimedOut(TimeLimit.Of(scope)!.Value);
        }
    }

    private static async Task<(Snapshot Snapshot, SelectorResult Result)> CaptureAsync(
        LookRequest request, Selector? selector, RunContext context, CancellationToken cancellationToken)
    {
        if (selector is not null && !request.All && request.WaitMs > 0)
        {
            return await new Observer(context).FindAsync(selector, TimeSpan.FromMilliseconds(request.WaitMs), r => r.First is not null, cancellationToken).ConfigureAwait(false);
        }

        var snapshot = await context.Desktop.CaptureAsync(
            new CaptureRequest { Application = context.Application, ShowingOnly = !request.All }, cancellationToken).ConfigureAwait(false);
        return (snapshot, selector?.Find(snapshot) ?? SelectorResult.None);
    }
}
