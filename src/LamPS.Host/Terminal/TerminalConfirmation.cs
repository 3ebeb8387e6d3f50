using LamPS.Core.Policies;

namespace LamPS.Host.Terminal;

/// <summary>Asks the person at the terminal; nobody is there when input isn't one.</summary>
internal sealed class TerminalConfirmation(Screen screen) : IConfirmation
{
    /// <inheritdoc/>
    public async ValueTask<bool?> AskAsync(string question, CancellationToken cancellationToken)
    {
        if (Console.IsInputRedirected || !screen.IsTerminal)
        {
            return null;
        }

        // A read from the terminal can't be cancelled; the thread that waits for it ends with the process.
        var answer = await Task.Run(() => screen.Ask($"{Screen.Safe(question, 300)}? [y/N] "), CancellationToken.None).WaitAsync(cancellationToken).ConfigureAwait(false);
        return answer?.Trim() is "y" or "Y" or "yes" or "Yes";
    }
}
