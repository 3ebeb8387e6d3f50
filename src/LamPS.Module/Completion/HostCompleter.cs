using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace LamPS.Module.Completion;

/// <summary>Base of the completers. They never throw, never start a host, and wait no longer than 300 ms for one.</summary>
public abstract class HostCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        try
        {
            var word = (wordToComplete ?? "").Trim('\'', '"');
            var pattern = WildcardPattern.Get(word.EndsWith("*", StringComparison.Ordinal) ? word : WildcardPattern.Escape(word) + "*", WildcardOptions.IgnoreCase);
            return [.. Find(fakeBoundParameters ?? new Hashtable()).Where(c => pattern.IsMatch(c.Text)).Take(100).Select(ToResult)];
        }
        catch (Exception)
        {
            // Whatever it is, the prompt must stay usable.
            return [];
        }
    }

    /// <summary>What can be said.</summary>
    /// <param name="bound">Other parameters of the command line.</param>
    internal abstract IEnumerable<Candidate> Find(IDictionary bound);

    /// <summary>The text of another parameter.</summary>
    /// <param name="bound">Parameters of the command line.</param>
    /// <param name="name">Name.</param>
    internal static string? Text(IDictionary bound, string name) => bound.Contains(name) ? bound[name]?.ToString() : null;

    private static CompletionResult ToResult(Candidate candidate)
    {
        var text = candidate.Text;
        var isPlain = text.Length > 0 && text.All(c => char.IsLetterOrDigit(c) || c is '_' or '-' or '.' or ':' or '/') && text[0] is not '-' and not ':';
        return new CompletionResult(
            isPlain ? text : "'" + CodeGeneration.EscapeSingleQuotedStringContent(text) + "'",
            text,
            CompletionResultType.ParameterValue,
            candidate.Description.Length > 0 ? candidate.Description : text);
    }
}
