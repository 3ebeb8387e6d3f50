using System.Text.RegularExpressions;
using LamPS.Core.Planning.Language;
using LamPS.Model.Agents.Compact.Procedures;

namespace LamPS.Model.Agents.Compact.Retrieval;

/// <summary>What the retriever reads of requests and of the lines of ways: words in lower case, one mark for every text and every number.</summary>
internal static class RetrieverText
{
    /// <summary>Stands for what is in quotation marks, a path or an address.</summary>
    public const string Text = "#text";

    /// <summary>Stands for a number in digits.</summary>
    public const string Number = "#number";

    private const string Tab = "Open the tab ";

    /// <summary>Lines that every dialog ends with, which say nothing of it.</summary>
    public static IReadOnlySet<string> Ends { get; } = (HashSet<string>)[.. MapWays.Ends.Append("Close").Select(b => $"Press {b}")];

    private static readonly string[] Verbs = ["Choose ", "Switch on ", "Switch off "];

    /// <summary>What a procedure is called among those of all applications.</summary>
    /// <param name="procedure">The procedure.</param>
    public static string Key(Procedure procedure) => $"{procedure.Application}/{procedure.Id}";

    /// <summary>Words of a part of a request, in order.</summary>
    /// <param name="clause">The part.</param>
    public static IReadOnlyList<string> Of(string clause)
    {
        List<string> words = [];
        var at = 0;
        foreach (var span in ArgumentScanner.Scan(clause))
        {
            if (Mark(span, clause) is not { } mark)
                continue;
            Add(words, clause.AsSpan(at, span.Start - at));
            words.Add(mark);
            at = span.End;
        }

        Add(words, clause.AsSpan(at));
        return words;
    }

    /// <summary>Words of how others ask for a procedure, in order; what stands for a choice is left out.</summary>
    /// <param name="procedure">The procedure.</param>
    /// <param name="phrasing">One of its phrasings.</param>
    public static IReadOnlyList<string> Of(Procedure procedure, string phrasing) => Of(ProcedureMemory.Place().Replace(phrasing, place =>
        procedure.Parameters.FirstOrDefault(p => p.Name == place.Groups["name"].Value)?.Kind switch
        {
            ProcedureParameter.Number => "1",
            ProcedureParameter.Choice or null => " ",
            _ => IsQuoted(phrasing, place) ? "x" : "\"x\"",
        }));

    /// <summary>Words of a way, each once: of what is chosen or set, and of where that is.</summary>
    /// <param name="lines">Its lines; places of values and values in them say nothing.</param>
    public static (IReadOnlyList<string> Name, IReadOnlyList<string> Place) OfWay(IEnumerable<string> lines)
    {
        List<string> name = [];
        List<string> place = [];
        foreach (var line in lines.Where(l => !Ends.Contains(l)))
        {
            if (line.StartsWith(Tab, StringComparison.Ordinal))
            {
                Add(place, line.AsSpan(Tab.Length));
            }
            else if (line.Contains(" > ", StringComparison.Ordinal))
            {
                var path = line[(Verbs.FirstOrDefault(v => line.StartsWith(v, StringComparison.Ordinal))?.Length ?? 0)..].Split(" > ");
                Add(name, path[^1]);
                foreach (var menu in path.SkipLast(1))
                    Add(place, menu);
            }
            else
            {
                var plain = ProcedureMemory.Place().Replace(line, " ");
                Add(name, RequestTexts.Without(plain, [.. ArgumentScanner.Scan(plain).Where(s => Mark(s, plain) is not null)]));
            }
        }

        return ([.. name.Distinct()], [.. place.Distinct()]);
    }

    private static bool IsQuoted(string text, Match place) => place.Index > 0 && text[place.Index - 1] is '"' or '\'' or '“' or '‘';

    // Numbers in words are words, and so are keys.
    private static string? Mark(ArgumentSpan span, string text) => span.Kind switch
    {
        ArgumentKind.Quotation or ArgumentKind.Path or ArgumentKind.Url or ArgumentKind.Email => Text,
        _ when char.IsAsciiDigit(text[span.Start]) => Number,
        _ => null,
    };

    private static void Add(List<string> words, ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var start = i;
            while (i < text.Length && (char.IsLetter(text[i]) || (IsApostrophe(text[i]) && i > start && i + 1 < text.Length && char.IsLetter(text[i + 1]))))
                i++;
            if (i > start)
                words.Add(text[start..i].ToString().ToLowerInvariant().Replace('’', '\''));
        }
    }

    private static bool IsApostrophe(char c) => c is '\'' or '’';
}
