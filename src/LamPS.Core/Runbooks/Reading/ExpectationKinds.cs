using System.Text.Json.Nodes;

namespace LamPS.Core.Runbooks.Reading;

/// <summary>A list of expectations.</summary>
internal sealed class ExpectationsShape : Shape
{
    public override string Described => "a list of expectations";

    public override ValueSource? Read(SourceNode node, string what, ReadContext context) => ExpectationKinds.Statements.Read(node, what, context);

    public override JsonObject Schema() => new() { ["$ref"] = "#/$defs/expectations" };
}

/// <summary>The kinds of expectation and what they take.</summary>
internal static class ExpectationKinds
{
    public static readonly ExpectationsShape List = new();

    private static readonly TextShape Text = new();
    private static readonly TextShape MaybeEmpty = new() { MayBeEmpty = true };
    private static readonly BooleanShape Flag = new();
    private static readonly NumberShape Count = new(whole: true, 0);
    private static readonly ListShape Texts = new(Text, "a text or a list of texts", single: true, minimum: 1);

    private static readonly ObjectShape Element = new(
        "a selector, or a map with 'on'",
        new("on", new SelectorShape(), "Selector of the element.", Required: true),
        new("exists", Flag, "Whether it exists; true without it."),
        new("absent", Flag, "Whether nothing must match."),
        new("text", MaybeEmpty, "Part of its name or text."),
        new("value", MaybeEmpty, "Its value, exactly."),
        new("checked", Flag, "Whether it is switched on or selected."),
        new("enabled", Flag, "Whether it takes input."),
        new("count", Count, "How many elements match."));

    private static readonly ObjectShape Window = new(
        "a part of a title, or a map with 'title'",
        new("title", Text, "Part of its title; case doesn't count.", Required: true),
        new("absent", Flag, "Whether there must be none."));

    private static readonly ObjectShape Style = new(
        "a map with 'text' and 'is'",
        new("text", Text, "Text that stands in the paragraph.", Required: true),
        new("is", Text, "Name of its style, such as Heading 1; or bold, italic, underlined, strikethrough.", Required: true));

    private static readonly ObjectShape Table = new(
        "a map with 'rows' and 'columns'",
        new("rows", Count, "Number of rows."),
        new("columns", Count, "Number of columns."),
        new("contains", Texts, "Text in its cells."),
        new("index", new NumberShape(whole: true, 1), "Which table, from 1; without it, any."),
        new("name", Text, "Name of the table; without it, any."));

    private static readonly ObjectShape Document = new(
        "a map with 'contains' and others",
        new("path", Text, "Saved document (ODF, OOXML, PDF, text). Without it, the one in the application."),
        new("contains", Texts, "Text in it."),
        new("not-contains", Texts, "Text that isn't in it."),
        new("style", new ListShape(Style, "a style or a list of styles", single: true, minimum: 1), "Style of a text."),
        new("table", new ListShape(Table, "a table or a list of tables", single: true, minimum: 1), "A table in it."),
        new("images", Count, "Number of images."),
        new("pages", Count, "Number of pages."),
        new("metadata", new MapShape(Text, "a map"), "Metadata: title, author, subject, keywords."))
    {
        Count = (1, int.MaxValue),
    };

    private static readonly ObjectShape File = new(
        "a path, or a map with 'path'",
        new("path", Text, "Path; relative paths start from the folder of the runbook.", Required: true),
        new("exists", Flag, "Whether it exists; true without it."),
        new("sha256", Text, "SHA-256 of its content, hexadecimal."),
        new("contains", Text, "Text in it, UTF-8."),
        new("newer-than", Text, "A moment after which it was written: 'run' for the start of the run, or a date and time."));

    private static readonly ObjectShape Process = new(
        "a name, or a map with 'name'",
        new("name", Text, "Name of the process, without extension.", Required: true),
        new("running", Flag, "Whether one runs; true without it."));

    /// <summary>The kinds, each with the shape of its value.</summary>
    public static readonly KeyDescriptor[] All =
    [
        new("element", new EitherShape(new SelectorShape(), Element), "An element of the user interface."),
        new("window", new EitherShape(Text, Window), "A window."),
        new("document", Document, "The content of a document."),
        new("file", new EitherShape(Text, File), "A file."),
        new("process", new EitherShape(Text, Process), "A process."),
        new("script", Text, "PowerShell that must give $true."),
        new("condition", new ConditionShape(), "An expression that must be true."),
    ];

    /// <summary>Kinds of the language that this version doesn't check yet.</summary>
    public static readonly string[] NotAvailable = ["service", "registry", "clipboard", "screen-text", "judge"];

    /// <summary>Expectations as they stand in a file: one statement a map, one map without a list.</summary>
    public static readonly ListShape Statements = new(new Statement(), "a list of expectations", single: true, minimum: 1);

    private sealed class Statement : Shape
    {
        private static readonly ObjectShape Shape = new("an expectation such as { element: \"button[name='OK']\" }", All) { Count = (1, 1) };

        public override string Described => Shape.Described;

        public override ValueSource? Read(SourceNode node, string what, ReadContext context)
        {
            if (node is MappingNode map && map.Entries.Find(e => NotAvailable.Contains(e.Key)) is { } notYet)
            {
                context.Report(RunbookErrors.ExpectationNotAvailable(notYet.At, notYet.Key));
                return null;
            }

            return Shape.Read(node, what, context);
        }

        public override JsonObject Schema() => Shape.Schema();
    }

    private static MappingEntry? Find(this IReadOnlyList<MappingEntry> entries, Predicate<MappingEntry> match)
    {
        foreach (var entry in entries)
        {
            if (match(entry))
            {
                return entry;
            }
        }

        return null;
    }
}
