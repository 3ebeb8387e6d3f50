using System.Management.Automation;
using LamPS.Module.Messages;

namespace LamPS.Module.Pipeline;

/// <summary>Asks the user, and remembers an answer "to all" for all records of a cmdlet.</summary>
internal sealed class Answers
{
    private bool _yesToAll;
    private bool _noToAll;

    /// <summary>Asks.</summary>
    /// <param name="cmdlet">Who asks.</param>
    /// <param name="question">The question.</param>
    /// <returns>Null when nobody can be asked.</returns>
    public bool? Ask(Cmdlet cmdlet, string question)
    {
        try
        {
            return cmdlet.ShouldContinue(question, Strings.ConfirmCaption, ref _yesToAll, ref _noToAll);
        }
        catch (System.Exception error) when (error is PSInvalidOperationException or PSNotSupportedException or System.NotImplementedException
            or System.Management.Automation.Host.HostException)
        {
            // -NonInteractive, a job, a host without a prompt.
            return null;
        }
    }
}
