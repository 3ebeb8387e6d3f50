namespace LamPS.Core.Runbooks.Scripts;

/// <summary>Collects what a script puts out, for every engine alike, and no more than fits: one that never ends must not take all memory.</summary>
/// <param name="untrusted">Whether texts of the output count as coming from a user interface, because its variables hold such.</param>
/// <param name="limits">How much fits.</param>
public sealed class ScriptRecorder(bool untrusted, ScriptLimits limits)
{
    private readonly List<RunbookValue> _output = [];
    private readonly List<string> _errors = [];
    private readonly List<string> _warnings = [];
    private int _records;
    private long _characters;

    /// <summary>Whether texts of the output count as coming from a user interface.</summary>
    public bool IsUntrusted => untrusted;

    /// <summary>Adds an object.</summary>
    /// <param name="value">The object.</param>
    /// <param name="characters">How long it is, about.</param>
    /// <exception cref="LamException">That is too much.</exception>
    public void AddOutput(RunbookValue value, long characters)
    {
        Count(characters);
        _output.Add(value);
    }

    /// <summary>Adds an error.</summary>
    /// <param name="message">What it says.</param>
    /// <param name="line">Line of the script, from 1; 0 when it isn't known.</param>
    /// <exception cref="LamException">That is too much.</exception>
    public void AddError(string message, int line)
    {
        Count(message.Length);
        _errors.Add(line > 0 ? $"line {line}: {message}" : message);
    }

    /// <summary>Adds a warning.</summary>
    /// <param name="message">What it says.</param>
    /// <exception cref="LamException">That is too much.</exception>
    public void AddWarning(string message)
    {
        Count(message.Length);
        _warnings.Add(message);
    }

    /// <summary>The script came to its end.</summary>
    /// <param name="failed">Whether an error ended it.</param>
    /// <param name="exitCode">Exit code of the last program that it ran.</param>
    public ScriptResult End(bool failed, int exitCode) => new(!failed && _errors.Count == 0 && exitCode == 0, _output, _errors, _warnings, exitCode);

    /// <summary>The script ended itself by <c>exit</c>.</summary>
    /// <param name="exitCode">With what.</param>
    public ScriptResult Exit(int exitCode) => new(
        exitCode == 0 && _errors.Count == 0, _output, exitCode == 0 ? _errors : [.. _errors, $"PowerShell ended with {exitCode}"], _warnings, exitCode);

    private void Count(long characters)
    {
        _records++;
        _characters += characters;
        if (_records > limits.Records || _characters > limits.Characters)
        {
            throw ScriptErrors.ScriptOutputTooLarge(limits);
        }
    }
}
