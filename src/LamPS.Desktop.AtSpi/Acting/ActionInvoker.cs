using LamPS.Core.Actions;
using LamPS.Desktop.AtSpi.Accessibility;
using LamPS.Desktop.AtSpi.DBus;

namespace LamPS.Desktop.AtSpi.Acting;

/// <summary>Does the actions that objects offer.</summary>
internal sealed class ActionInvoker(AccessibilityClient client, TimeProvider time)
{
    // An action that opens a modal dialog may be answered only when the dialog closes.
    private static readonly TimeSpan ReplyPatience = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan ModalLimit = TimeSpan.FromMinutes(30);

    /// <summary>Does the first action of an object whose name is wanted, or simply its first.</summary>
    /// <param name="target">Object.</param>
    /// <param name="wanted">Names in order of preference; without any, the first action is taken.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<ActionOutcome> InvokeAsync(AccessibleRef target, IReadOnlyList<string> wanted, CancellationToken cancellationToken)
    {
        var index = 0;
        if (wanted.Count > 0)
        {
            var names = await NamesAsync(target, cancellationToken).ConfigureAwait(false);
            index = wanted.Select(w => names.FindIndex(n => string.Equals(n, w, StringComparison.OrdinalIgnoreCase))).FirstOrDefault(i => i >= 0, -1);
        }

        return index < 0 ? ActionOutcome.NotSupported("it has no such action") : await InvokeAsync(target, index, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Does an action of an object.</summary>
    public async Task<ActionOutcome> InvokeAsync(AccessibleRef target, int index, CancellationToken cancellationToken)
    {
        var call = client.ActAsync(target, AtSpiNames.Action, "DoAction", "i", w => w.WriteInt32(index), ModalLimit, CancellationToken.None);
        Observe(call);
        return await EndsAsync(call, ReplyPatience, cancellationToken).ConfigureAwait(false)
            ? await OutcomeAsync(call).ConfigureAwait(false)
            : ActionOutcome.Unverified("Action; its answer is still to come");
    }

    /// <summary>Names of the actions of an object.</summary>
    public async Task<List<string>> NamesAsync(AccessibleRef target, CancellationToken cancellationToken)
    {
        var count = await client.GetAsync(target, AtSpiNames.Action, "NActions", cancellationToken).ConfigureAwait(false) is int n ? Math.Clamp(n, 0, 20) : 0;
        var batch = client.CreateBatch(target.Bus);
        for (var i = 0; i < count; i++)
        {
            AccessibilityClient.AddInts(batch, target, AtSpiNames.Action, "GetName", i);
        }

        var replies = await batch.SendAsync(AccessibilityClient.CallLimit, cancellationToken).ConfigureAwait(false);
        return [.. replies.Select(r => r is { Type: DBusMessageType.MethodReturn, Signature: "s" } ? r.Reader.ReadString() : "")];
    }

    private static async Task<ActionOutcome> OutcomeAsync(Task<DBusMessage> call)
    {
        var reply = await call.ConfigureAwait(false);
        return reply.Signature == "b" && !reply.Reader.ReadBoolean()
            ? ActionOutcome.Failed("the application refused the action")
            : ActionOutcome.Unverified("Action");
    }

    private static void Observe(Task task) =>
        task.ContinueWith(static t => _ = t.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);

    private async Task<bool> EndsAsync(Task task, TimeSpan within, CancellationToken cancellationToken)
    {
        try
        {
            await task.WaitAsync(within, time, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException) when (!task.IsCompleted)
        {
            return false;
        }
        catch (Exception) when (task.IsFaulted)
        {
            // The caller looks at it.
        }

        return true;
    }
}
