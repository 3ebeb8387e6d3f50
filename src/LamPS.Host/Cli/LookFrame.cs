using LamPS.Core.Agent;
using LamPS.Core.Policies;
using LamPS.Core.Runs;
using LamPS.Host.Commands;
using LamPS.Host.Composition;

namespace LamPS.Host.Cli;

/// <summary>What commands share that look and don't act: they leave no run behind, and close what they started.</summary>
internal static class LookFrame
{
    /// <summary>Opens the desktop, attaches to the application or starts it, and looks.</summary>
    public static async Task<T> LookAsync<T>(Invocation invocation, Func<RunContext, CancellationToken, Task<T>> look)
    {
        var composer = new Composer();
        var options = invocation.Options;
        var application = invocation.Get(options.App) ?? Documents.ApplicationFor(invocation.Get(options.Document));
        var kind = composer.Desktops.Resolve(invocation.Get(options.Desktop)!, application);
        using var limit = new CancellationTokenSource(CommonOptions.ParseDuration("--timeout", invocation.Get(options.Timeout)) ?? Timeout.InfiniteTimeSpan);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, invocation.Signals.Stop);
        try
        {
            await using var desktop = await DesktopFactory.OpenAsync(kind, invocation.Get(options.Headless), stop.Token).ConfigureAwait(false);
            var context = new RunContext
            {
                Run = new RunRecord { Id = "look", Kind = "look", Request = "look", Desktop = kind, Model = "", StartedAt = TimeProvider.System.GetUtcNow() },
                Desktop = desktop,
                Catalog = composer.Catalog,
                Observer = new Quiet(),
                Gate = new PolicyGate(Policy.Unattended, NobodyToAsk.Instance),
                StopNow = invocation.Signals.StopNow,
            };
            try
            {
                await DesktopLook.AttachAsync(invocation, context, stop.Token).ConfigureAwait(false);
                return await look(context, stop.Token).ConfigureAwait(false);
            }
            finally
            {
                foreach (var launched in context.Launched)
                {
                    await desktop.CloseAsync(launched, Core.Desktops.CloseMode.Discard, CancellationToken.None).ConfigureAwait(false);
                }
            }
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            throw RunSessionErrors.RunTimedOut(CommonOptions.ParseDuration("--timeout", invocation.Get(options.Timeout))!.Value);
        }
    }

    private sealed class Quiet : IRunObserver
    {
        public void OnEvent(RunEvent runEvent)
        {
        }
    }
}
