namespace LamPS.Core.Verification.Documents.Packages;

/// <summary>Gathers paragraphs, tables, sheets and pictures in the order in which they begin, whatever is inside what.</summary>
internal sealed class ContentBuilder(ReadContext context)
{
    private readonly List<DocumentParagraph?> _paragraphs = [];
    private readonly List<DocumentTable?> _tables = [];
    private readonly List<DocumentTable?> _sheets = [];
    private readonly List<DocumentImage> _images = [];
    private readonly List<string> _notes = [];
    private readonly int[] _numbers = new int[Enum.GetValues<DocumentPlace>().Length];

    public ReadContext Context => context;

    public ParagraphBuilder BeginParagraph(DocumentPlace place, TableBuilder? table = null)
    {
        context.CountItem();
        var location = place == DocumentPlace.Cell && table is not null
            ? new DocumentLocation(place, table.Index + 1, table.Row, table.Column)
            : new DocumentLocation(place, ++_numbers[(int)place]);
        var isListed = table is not { IsSheet: true } || place != DocumentPlace.Cell;
        if (isListed)
            _paragraphs.Add(null);
        return new ParagraphBuilder(context, isListed ? _paragraphs.Count - 1 : -1, location);
    }

    /// <summary>Ends a paragraph; in a sheet it is only the text of a cell.</summary>
    public void EndParagraph(ParagraphBuilder paragraph, TableBuilder? table)
    {
        var built = paragraph.Build();
        if (paragraph.Index >= 0)
            _paragraphs[paragraph.Index] = built;
        if (built.Location.Place == DocumentPlace.Cell)
            table?.AddToCell(built.Text);
    }

    public void AddParagraph(DocumentParagraph paragraph)
    {
        context.CountItem();
        context.CountCharacters(paragraph.Text.Length);
        _paragraphs.Add(paragraph);
    }

    public TableBuilder BeginTable(bool isSheet, bool isNested)
    {
        context.CountItem();
        var list = isSheet ? _sheets : _tables;
        list.Add(null);
        return new TableBuilder(context, list.Count - 1, isSheet, isNested);
    }

    public void EndTable(TableBuilder table)
    {
        (table.IsSheet ? _sheets : _tables)[table.Index] = table.Build();
        if (table.IsCut)
            Note($"Cells of '{table.Name}' that repeat others were counted but not all listed.");
    }

    public void AddImage(string name, string alternativeText, string source)
    {
        context.CountItem();
        _images.Add(new DocumentImage(name, alternativeText, source));
    }

    public void Note(string note)
    {
        if (!_notes.Contains(note))
            _notes.Add(note);
    }

    public DocumentContent Build(DocumentFormat format, DocumentMetadata metadata, int? pageCount) => new()
    {
        Format = format,
        Paragraphs = [.. _paragraphs.OfType<DocumentParagraph>()],
        Tables = [.. _tables.OfType<DocumentTable>()],
        Sheets = [.. _sheets.OfType<DocumentTable>()],
        Images = _images.ToArray(),
        Metadata = metadata,
        PageCount = pageCount,
        Notes = _notes.ToArray(),
    };
}
