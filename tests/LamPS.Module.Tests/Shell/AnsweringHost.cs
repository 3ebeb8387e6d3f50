using System.Collections.ObjectModel;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;

namespace LamPS.Module.Tests.Shell;

/// <summary>A host of PowerShell that gives prepared answers and keeps what it was shown. Lives in the PowerShell process.</summary>
public sealed class AnsweringHost(bool isInteractive, IEnumerable<int> choices) : PSHost
{
    private readonly AnsweringUserInterface _ui = new(isInteractive, choices);

    public List<string> Lines => _ui.Lines;

    public List<string> Questions => _ui.Questions;

    public List<string> Progress => _ui.Progress;

    public override CultureInfo CurrentCulture => CultureInfo.InvariantCulture;

    public override CultureInfo CurrentUICulture => CultureInfo.InvariantCulture;

    public override Guid InstanceId { get; } = Guid.NewGuid();

    public override string Name => nameof(AnsweringHost);

    public override PSHostUserInterface UI => _ui;

    public override Version Version => new(1, 0);

    public override void EnterNestedPrompt()
    {
    }

    public override void ExitNestedPrompt()
    {
    }

    public override void NotifyBeginApplication()
    {
    }

    public override void NotifyEndApplication()
    {
    }

    public override void SetShouldExit(int exitCode) => Lines.Add($"SHOULD EXIT {exitCode}");

    private sealed class AnsweringUserInterface(bool isInteractive, IEnumerable<int> choices) : PSHostUserInterface
    {
        private readonly Queue<int> _choices = new(choices);

        public List<string> Lines { get; } = [];

        public List<string> Questions { get; } = [];

        public List<string> Progress { get; } = [];

        public override PSHostRawUserInterface? RawUI => null;

        public override int PromptForChoice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice)
        {
            if (!isInteractive)
            {
                // As pwsh -NonInteractive does.
                throw new PSInvalidOperationException("PowerShell is in NonInteractive mode. Read and Prompt functionality is not available.");
            }

            Questions.Add(message);
            return _choices.Count > 0 ? _choices.Dequeue() : defaultChoice;
        }

        public override Dictionary<string, PSObject> Prompt(string caption, string message, Collection<FieldDescription> descriptions) => throw new PSInvalidOperationException("no prompt");

        public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName) => throw new PSInvalidOperationException("no prompt");

        public override PSCredential PromptForCredential(
            string caption, string message, string userName, string targetName, PSCredentialTypes allowedCredentialTypes, PSCredentialUIOptions options) =>
            throw new PSInvalidOperationException("no prompt");

        public override string ReadLine() => throw new PSInvalidOperationException("no prompt");

        public override SecureString ReadLineAsSecureString() => throw new PSInvalidOperationException("no prompt");

        public override void Write(string value) => Lines.Add(value);

        public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) => Lines.Add(value);

        public override void WriteLine(string value) => Lines.Add(value);

        public override void WriteErrorLine(string value) => Lines.Add(value);

        public override void WriteDebugLine(string message)
        {
        }

        public override void WriteVerboseLine(string message)
        {
        }

        public override void WriteWarningLine(string message)
        {
        }

        public override void WriteProgress(long sourceId, ProgressRecord record) => Progress.Add($"{record.RecordType}|{record.Activity}|{record.StatusDescription}|{record.PercentComplete}");
    }
}
