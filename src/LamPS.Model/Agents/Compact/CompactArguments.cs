using LamPS.Core.Actions;
using LamPS.Core.Deciding;
using LamPS.Core.Deciding.Lexical;
using LamPS.Core.Planning.Language;
using LamPS.Model.Scoring;

namespace LamPS.Model.Agents.Compact;

/// <summary>Fills the arguments of a function from the spans that a compact LAM likes best.</summary>
internal static class CompactArguments
{
    /// <summary>Fills them.</summary>
    /// <param name="function">The function.</param>
    /// <param name="candidate">What it acts on.</param>
    /// <param name="input">What the model read.</param>
    /// <param name="scores">What it said.</param>
    /// <param name="config">What it chooses among.</param>
    /// <returns>The arguments; null when one that must be given can't be.</returns>
    public static ActionArguments? Fill(FunctionDefinition function, Candidate candidate, CompactInput input, ScoringResult scores, CompactLamConfig config)
    {
        List<KeyValuePair<string, object?>> values = [];
        foreach (var argument in function.Arguments)
        {
            if (candidate.Menu is { } menu && argument.Type == ArgumentType.MenuPath)
            {
                values.Add(new(argument.Name, menu.Path));
                continue;
            }

            if (Best(function, argument, candidate, input, scores, config) is { } value)
                values.Add(new(argument.Name, value));
            else if (argument.Required)
                return null;
        }

        // To type nothing is nothing.
        return function == UiFunctions.TypeKeys && values.Count == 0 ? null : new ActionArguments(function == UiFunctions.TypeKeys ? values.Take(1) : values);
    }

    private static object? Best(
        FunctionDefinition function, ArgumentDefinition argument, Candidate candidate, CompactInput input, ScoringResult scores, CompactLamConfig config)
    {
        var slot = IndexOf(config.Slots, $"{function.Name}.{argument.Name}");
        if (slot < 0)
            return null;
        var isGivenKnown = config.SpanTypes.Contains(CompactEncoder.NoSpan);

        // Where the model likes two alike, what stands in the line comes before what stands in the request.
        foreach (var i in Enumerable.Range(0, input.Spans.Count).OrderByDescending(i => scores.Spans[slot][i]).ThenByDescending(i => i))
        {
            if (input.Spans[i] is not { } span)
            {
                if (!argument.Required)
                    return null;
                continue;
            }

            if (Value(span, function, argument, candidate) is { } value && (argument.Required || isGivenKnown || function == UiFunctions.Select || span.Kind is ArgumentKind.Boolean or ArgumentKind.Keys))
                return value;
        }

        return null;
    }

    /// <summary>What a span is as a value of an argument; null when it can be none.</summary>
    internal static object? Value(ArgumentSpan span, FunctionDefinition function, ArgumentDefinition argument, Candidate candidate)
    {
        if (function == UiFunctions.Select && candidate.Element is { Options.Count: > 0 } element)
            return element.Options.FirstOrDefault(o => string.Equals(o, span.Value, StringComparison.OrdinalIgnoreCase));
        return argument.Type switch
        {
            ArgumentType.Number => LengthUnits.Number(span, candidate.Element?.Value),
            ArgumentType.Integer => span.Number is { } number && number == Math.Truncate(number) && Math.Abs(number) < 1e15 ? (long)number : null,
            ArgumentType.Boolean => span.Kind == ArgumentKind.Boolean ? span.Number == 1 : null,
            ArgumentType.Keys => span.Kind == ArgumentKind.Keys ? span.Value : null,
            ArgumentType.Path => span.Kind is ArgumentKind.Path or ArgumentKind.Quotation ? span.Value : null,
            ArgumentType.Text => span.Kind == ArgumentKind.Keys ? null : span.Value,
            _ => null,
        };
    }

    private static int IndexOf(IReadOnlyList<string> names, string name)
    {
        for (var i = 0; i < names.Count; i++)
        {
            if (names[i] == name)
                return i;
        }

        return -1;
    }
}
