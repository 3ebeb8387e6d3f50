using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using LamPS.Learning.Records;

namespace LamPS.Learning.Synthetic;

/// <summary>
/// Renames what an episode is about, in its requests, plan lines, histories, elements, menus and arguments together, so that a model must read
/// what stands there instead of knowing the application by heart. Words are renamed, not names: where "Columns" become "Loaves", a request for
/// "4 columns" becomes one for "4 loaves".
/// </summary>
public static partial class Renamer
{
    /// <summary>Source of renamed records.</summary>
    public const string Source = "renamed";

    private const int ShortestWord = 3;
    private const int OthersInPercent = 35;

    // What plan lines, requests and keys are made of, and the names that every application has: they keep their meaning only as they are.
    private static readonly HashSet<string> Kept = new(
        """
        choose set select press switch go tab type key open click turn enable disable tick untick check uncheck put enter pick fill change write make show hide the and for from with
        into menu button dialog page box field document text window okay cancel help apply close yes not please can could you want need would like now then next thank thanks should must
        has have use run start command toolbar settings under where find all everything ctrl shift alt home end escape delete backspace down left right space first last second third file
        save save_as untitled application are was but that this these those its his her our your let say tell give get take bring hit push keep any each every some none new it them there here
        value name none true false only both without within before after above below between over off out per via than too very also just more most less least one two three four five six
        seven eight nine ten twice times continue accept done
        """.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries), StringComparer.OrdinalIgnoreCase);

    private static readonly Lazy<(IReadOnlyList<string> Nouns, IReadOnlyList<string> Verbs)> NewWords = new(() => (
        [.. Vocabulary.Shipped.Things.Concat(Vocabulary.Shipped.Adjectives).Where(IsPlain).Distinct().Order(StringComparer.Ordinal)],
        [.. Vocabulary.Shipped.Verbs.Select(v => v.Name).Where(IsPlain)]));

    private static readonly Lazy<HashSet<string>> VerbStems = new(() => [.. NewWords.Value.Verbs.Select(Stem)]);

    /// <summary>Renames an episode.</summary>
    /// <param name="episode">Its records in order.</param>
    /// <param name="random">Chance.</param>
    /// <returns>The renamed records; none when there is nothing that can be renamed.</returns>
    public static IReadOnlyList<StateAction> Rename(IReadOnlyList<StateAction> episode, SeededRandom random)
    {
        ArgumentNullException.ThrowIfNull(episode);
        ArgumentNullException.ThrowIfNull(random);
        var map = Draw(Wanted(episode, random), episode, random);
        return map.Count == 0 ? [] : [.. episode.Select(r => Rename(r, map))];
    }

    /// <summary>The stem by which words count as the same.</summary>
    /// <param name="word">Word.</param>
    internal static string Stem(string word)
    {
        var lower = word.ToLowerInvariant();
        if (lower.EndsWith("ves", StringComparison.Ordinal))
            return lower[..^3] + "f";
        if (lower.Length > 4 && lower.EndsWith("ies", StringComparison.Ordinal))
            return lower[..^3] + "y";
        if (lower.Length > 4 && (lower.EndsWith("ses", StringComparison.Ordinal) || lower.EndsWith("xes", StringComparison.Ordinal) || lower.EndsWith("ches", StringComparison.Ordinal) || lower.EndsWith("shes", StringComparison.Ordinal)))
            return lower[..^2];
        return Words.IsPlural(lower) ? lower[..^1] : lower;
    }

    // The words of what is acted on, always; of some other elements, sometimes.
    private static HashSet<string> Wanted(IReadOnlyList<StateAction> episode, SeededRandom random)
    {
        var wanted = new HashSet<string>(StringComparer.Ordinal);
        foreach (var record in episode)
        {
            var target = record.Scene.Elements.FirstOrDefault(e => e.Id == record.Action.Element && record.Action.Element is not null);
            Take(target?.Name);
            Take(record.Action.Menu);
            if (target is { Name: null })
                Take(record.Line);
        }

        foreach (var name in episode[0].Scene.Elements.Select(e => e.Name).Concat((episode[0].Scene.Menus ?? []).Select(m => m.Path)))
        {
            if (name is not null && random.Next(100) < OthersInPercent)
                Take(name);
        }

        return wanted;

        void Take(string? text)
        {
            foreach (Match word in Word().Matches(text ?? ""))
            {
                if (CanRename(word.Value))
                    wanted.Add(Stem(word.Value));
            }
        }
    }

    private static Dictionary<string, string> Draw(HashSet<string> wanted, IReadOnlyList<StateAction> episode, SeededRandom random)
    {
        var taken = new HashSet<string>(episode.SelectMany(Texts).SelectMany(t => Word().Matches(t).Select(m => Stem(m.Value))), StringComparer.Ordinal);
        var map = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var stem in wanted.Order(StringComparer.Ordinal))
        {
            var choices = VerbStems.Value.Contains(stem) ? NewWords.Value.Verbs : NewWords.Value.Nouns;
            for (var i = 0; i < 50; i++)
            {
                var word = random.Pick(choices);
                if (taken.Add(Stem(word)))
                {
                    map[stem] = word;
                    break;
                }
            }
        }

        return map;
    }

    private static StateAction Rename(StateAction record, Dictionary<string, string> map)
    {
        return record with
        {
            Id = $"{Source}-{record.Id}",
            Source = Source,
            Split = Split.Train,
            Request = Text(record.Request),
            Line = Text(record.Line),
            Next = Maybe(record.Next),
            History = [.. record.History.Select(h => h with { Line = Text(h.Line), Target = Target(h.Target) })],
            Scene = new Scene
            {
                Elements = [.. record.Scene.Elements.Select(e => e with
                {
                    Name = Maybe(e.Name), Value = Maybe(e.Value), Description = Maybe(e.Description), AutomationId = null, Options = e.Options is null ? null : [.. e.Options.Select(Text)],
                })],
                Menus = record.Scene.Menus is null ? null : [.. record.Scene.Menus.Select(m => m with { Path = Text(m.Path) })],
            },
            Action = record.Action with
            {
                Menu = Maybe(record.Action.Menu),
                Arguments = record.Action.Arguments?.ToDictionary(a => a.Key, a => a.Key != "keys" && a.Value.TryGetValue<string>(out var text) ? JsonValue.Create(Text(text))! : a.Value.DeepClone().AsValue()),
            },
        };

        string Text(string text) => Word().Replace(text, m => map.TryGetValue(Stem(m.Value), out var word) ? Like(word, m.Value) : m.Value);

        string? Maybe(string? text) => text is null ? null : Text(text);

        // The role before the name stays: button 'Columns'.
        string Target(string text) => text.IndexOf('\'', StringComparison.Ordinal) is var at and >= 0 ? text[..at] + Text(text[at..]) : text;
    }

    // In the number and with the capitals of the word that it stands for.
    private static string Like(string word, string old)
    {
        var form = Stem(old) == old.ToLowerInvariant() ? word : Words.Plural(word);
        if (old.Length > 1 && old.All(char.IsUpper))
            return form.ToUpperInvariant();
        return char.IsUpper(old[0]) ? Words.Capital(form) : form;
    }

    private static IEnumerable<string> Texts(StateAction record) =>
    [
        record.Request, record.Line, record.Next ?? "",
        .. record.History.SelectMany(h => new[] { h.Line, h.Target }),
        .. record.Scene.Elements.SelectMany(e => new[] { e.Name ?? "", e.Value ?? "", e.Description ?? "" }.Concat(e.Options ?? [])),
        .. (record.Scene.Menus ?? []).Select(m => m.Path),
        .. (record.Action.Arguments ?? new Dictionary<string, JsonValue>()).Values.Select(v => v.TryGetValue<string>(out var text) ? text : ""),
    ];

    private static bool CanRename(string word) => word.Length >= ShortestWord && !Kept.Contains(word) && !Kept.Contains(Stem(word));

    private static bool IsPlain(string word) => word.Length >= ShortestWord && word.All(char.IsAsciiLetterLower) && !Kept.Contains(word) && Stem(word) == word;

    [GeneratedRegex(@"\p{L}+")]
    private static partial Regex Word();
}
