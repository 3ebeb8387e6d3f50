using LamPS.Core.Actions;
using LamPS.Core.Deciding.Lexical;
using LamPS.Core.Desktops;
using LamPS.Core.Elements;
using LamPS.Core.Planning.Language;
using LamPS.Core.Planning.Lines;

namespace LamPS.Core.Deciding;

/// <summary>
/// Picks candidates by their words and by where they are: what the line names, the fields and buttons of the dialog that is open, the focused
/// element, menu entries that share words with the line, and the application for what needs no element. Safe for use from several threads.
/// </summary>
public sealed class LexicalCandidateFilter : ICandidateFilter
{
    private const double Named = 0.9;

    private static readonly HashSet<Role> Controls =
    [
        Role.Button, Role.ToggleButton, Role.CheckBox, Role.RadioButton, Role.TextBox, Role.SpinButton, Role.ComboBox, Role.List, Role.Tree, Role.Table,
        Role.Tab, Role.TabList, Role.Slider, Role.Link, Role.Document, Role.Menu, Role.MenuItem,
    ];

    // Content comes by the thousand: only what the line names, what is selected or focused.
    private static readonly HashSet<Role> Content = [Role.ListItem, Role.TreeItem, Role.Row, Role.Cell, Role.Paragraph, Role.Heading, Role.Header];

    private static readonly HashSet<Role> Never = [Role.Application, Role.Separator, Role.ScrollBar, Role.ToolTip, Role.MenuBar, Role.ProgressBar, Role.Unknown];

    /// <inheritdoc/>
    public IReadOnlyList<Candidate> Pick(DecisionContext context, int limit = 40)
    {
        if (limit < 1)
        {
            return [];
        }

        var view = new ScreenView(context.Snapshot);
        var line = new LineWords(context.Step.Text);
        var scored = new List<Candidate>(context.Snapshot.Count);
        for (var i = 0; i < context.Snapshot.Count; i++)
        {
            if (view.IsReachable(i) && ElementScore(view, i, line) is var score and > 0)
            {
                scored.Add(new Candidate(0, context.Snapshot[i], null, [], score));
            }
        }

        var menus = view.Modal is null ? context.Menus.Select(m => new Candidate(0, null, m, [UiFunctions.InvokeMenu], MenuScore(m, line, context))).Where(m => m.Score > 0.5) : [];

        // Many menu entries share a word with a line; they must not push out what is on the screen.
        scored.AddRange(menus.OrderByDescending(m => m.Score).Take(Math.Max(1, limit * 2 / 5)));
        scored.Add(new Candidate(0, null, null, [.. context.Functions.All.Where(f => !f.NeedsElement && f != UiFunctions.InvokeMenu)], line.NeedsApplication ? 9 : 2.5));
        return
        [
            .. scored.OrderByDescending(c => c.Score).Take(limit)
                .Select((c, i) => c with { Number = i + 1, Score = Math.Round(c.Score, 3), Functions = c.Element is { } e ? FunctionsOf(context.Functions, e) : c.Functions }),
        ];
    }

    private static double ElementScore(ScreenView view, int index, LineWords line)
    {
        var element = view.Snapshot[index];
        if (Never.Contains(element.Role) || element.Bounds is { IsEmpty: true, X: not 0 })
        {
            return 0;
        }

        var name = NameKey.Of(element.Name);
        var match = line.Match(name);
        if (element.Description.Length is > 0 and <= 60)
        {
            match = Math.Max(match, 0.85 * line.Match(NameKey.Of(element.Description)));
        }

        var isOption = line.Values.Count > 0 && element.Options.Count > 0 && line.Values.Any(v => Scene.Option(element.Options, v) is not null);
        var score = (3 * match) + (match >= Named ? 3 : 0) + (isOption ? 2 : 0) + NameSimilarity.Mentioned(line.Words, name);
        var focused = element.Is(ElementStates.Focused);
        var isControl = Controls.Contains(element.Role);
        if (!isControl && !focused)
        {
            var wanted = Content.Contains(element.Role)
                ? match >= NameSimilarity.Threshold || isOption || (element.Is(ElementStates.Selected) && element.Role != Role.Cell) || line.Wants(element)
                : match >= Named;
            if (!wanted)
            {
                return 0;
            }
        }

        score += isControl ? 0.3 : 0;
        score += focused ? 2 : 0;
        score += view.IsInActive(index) ? (view.InDialog ? 3 : 1) : 0;
        return score + (line.Wants(element) ? 1 : 0);
    }

    private static double MenuScore(MenuEntry menu, LineWords line, DecisionContext context)
    {
        var path = MenuKey.Of(menu.Path);
        var match = line.Acts.Select(a => a.Target.Contains('>', StringComparison.Ordinal)
            ? MenuGrounder.PathMatch(MenuKey.Of(a.Target), path).Match
            : MenuGrounder.NameMatch(a.Target.Length > 0 ? a : a with { Target = a.Phrase }, NameKeyOf(menu))).DefaultIfEmpty(0).Max();
        var opens = MapIndex.Opens(context.Map, menu.Path);
        if (opens.Length > 0)
        {
            match = Math.Max(match, line.Match(NameKey.Of(opens)));
        }

        var mentioned = path.Words.Count == 0 ? 0 : (double)path.Words.Count(line.Words.Contains) / path.Words.Count;
        return (3 * match) + (match >= Named ? 3 : 0) + (1.5 * mentioned);
    }

    private static Target NameKeyOf(MenuEntry menu) => new(new Candidate(0, null, menu, [], 0), menu.Name, -1, false);

    private static List<FunctionDefinition> FunctionsOf(FunctionPool pool, Element element)
    {
        var functions = pool.For(element).ToList();
        var takesText = element.Can(ElementPatterns.Text) || element.Can(ElementPatterns.EditText) || element.Role is Role.Cell or Role.Document;
        if (takesText && pool.TryGet(UiFunctions.TypeKeys.Name, out var typeKeys) && pool.TryGet(UiFunctions.SelectText.Name, out var selectText))
        {
            functions.AddRange([typeKeys, selectText]);
        }

        return functions;
    }

    /// <summary>A line as the filter reads it: the names in it, its values, all its words.</summary>
    private sealed class LineWords
    {
        private readonly List<NameKey> _names;

        public LineWords(string text)
        {
            Acts = LineTask.Read(text).Acts;
            _names = [.. Acts.SelectMany(a => new[] { a.Target, a.Phrase }).Concat(Acts.Where(a => a.Operation is LineOperation.SelectOption or LineOperation.Set).Select(a => a.Value))
                .Where(n => n.Length > 0).Select(NameKey.Of).Where(k => !k.IsEmpty).Distinct()];
            Values = [.. Acts.SelectMany(a => new[] { a.Value, a.Target }).Where(v => v.Length > 0).Distinct()];
            Words = Sentence.Read(text).Tokens.Where(t => !t.IsMark).Select(t => t.Stem).Concat(_names.SelectMany(n => n.Words)).ToHashSet(StringComparer.Ordinal);
            NeedsApplication = Acts.Any(a => a.Operation is LineOperation.Type or LineOperation.Keys or LineOperation.SelectText or LineOperation.SelectAll
                or LineOperation.Save or LineOperation.Call or LineOperation.Screenshot or LineOperation.SelectPart or LineOperation.Close);
        }

        public IReadOnlyList<LineAct> Acts { get; }

        public IReadOnlyList<string> Values { get; }

        public IReadOnlySet<string> Words { get; }

        public bool NeedsApplication { get; }

        public double Match(NameKey name) => _names.Count == 0 ? 0 : _names.Max(n => NameSimilarity.Of(n, name));

        // What a line means by what it is and not by its name.
        public bool Wants(Element element) => Acts.Any(a => a.Operation switch
        {
            LineOperation.SelectPart => element.Role is Role.Heading or Role.Paragraph,
            LineOperation.Save => element.Role is Role.Button or Role.TextBox or Role.ComboBox && NameSimilarity.Of(NameKey.Of("File name"), NameKey.Of(element.Name)) >= 0.6,
            LineOperation.Close => element.Role == Role.Button && element.Name is "Close" or "Cancel" or "OK" or "Done" or "No",
            LineOperation.Switch => element is { Role: Role.Cell, Name: "" },
            _ => a.Occurrence != 0 && a.Roles.Count == 0 && Content.Contains(element.Role),
        });
    }
}
