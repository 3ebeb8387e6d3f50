using LamPS.Core.Verification.Documents.Packages;

namespace LamPS.Core.Verification.Documents.Pdf;

/// <summary>Carries out those operators of a page that place text, and counts the pictures it shows.</summary>
internal sealed class PdfPageText(PdfFile file, ReadContext context, Dictionary<PdfDictionary, PdfFont> fonts)
{
    private const int DeepestForm = 16;
    private const int MostOperands = 1000;
    private const int MostStates = 1000;
    private readonly PdfLines _lines = new();
    private readonly Stack<State> _saved = new();
    private readonly Stack<bool> _marks = new();
    private State _state = State.Initial;
    private PdfMatrix _text = PdfMatrix.Identity;
    private PdfMatrix _line = PdfMatrix.Identity;
    private string? _replacement;
    private int _replacing;

    public IReadOnlyList<string> Lines => _lines.Lines;

    /// <summary>Names of the pictures that the page shows.</summary>
    public List<string> Images { get; } = [];

    /// <summary>Whether every character could be read.</summary>
    public bool IsComplete { get; private set; } = true;

    /// <summary>Reads a page.</summary>
    public void Read(byte[] source, PdfDictionary resources)
    {
        Run(source, resources, 0);
        _lines.EndLine();
    }

    private void Run(byte[] source, PdfDictionary resources, int depth)
    {
        var parser = new PdfParser(source);
        var operands = new List<object?>();
        while (parser.ReadToken() is var token && token != PdfParser.End)
        {
            if (token is not PdfKeyword { Text: var name })
            {
                if (operands.Count < MostOperands)
                    operands.Add(token);
                continue;
            }

            context.CountItem();
            if (name == "ID")
                parser.SkipInlineImage();
            Do(name, operands, resources, depth);
            operands.Clear();
        }
    }

    private void Do(string name, List<object?> operands, PdfDictionary resources, int depth)
    {
        switch (name)
        {
            case "q" when _saved.Count < MostStates:
                _saved.Push(_state);
                break;
            case "Q" when _saved.Count > 0:
                _state = _saved.Pop();
                break;
            case "cm":
                _state = _state with { Page = PdfMatrix.From(operands).Then(_state.Page) };
                break;
            case "BT":
                _text = _line = PdfMatrix.Identity;
                break;
            case "Tf" when operands is [PdfName font, double size]:
                _state = _state with { Font = FindFont(resources, font.Text), Size = size };
                break;
            case "Tc" when operands is [double spacing]:
                _state = _state with { CharacterSpacing = spacing };
                break;
            case "Tw" when operands is [double spacing]:
                _state = _state with { WordSpacing = spacing };
                break;
            case "Tz" when operands is [double scale]:
                _state = _state with { Stretch = scale / 100 };
                break;
            case "TL" when operands is [double leading]:
                _state = _state with { Leading = leading };
                break;
            case "Td" or "TD" when operands is [double x, double y]:
                if (name == "TD")
                    _state = _state with { Leading = -y };
                NextLine(x, y);
                break;
            case "Tm":
                _text = _line = PdfMatrix.From(operands);
                break;
            case "T*":
                NextLine(0, -_state.Leading);
                break;
            case "Tj" when operands is [byte[] text]:
                Show(text);
                break;
            case "'" when operands is [byte[] text]:
                NextLine(0, -_state.Leading);
                Show(text);
                break;
            case "\"" when operands is [double words, double characters, byte[] text]:
                _state = _state with { WordSpacing = words, CharacterSpacing = characters };
                NextLine(0, -_state.Leading);
                Show(text);
                break;
            case "TJ" when operands is [object?[] parts]:
                ShowParts(parts);
                break;
            case "BMC" or "BDC":
                BeginMark(operands.Count > 1 ? operands[1] : null, resources);
                break;
            case "EMC" when _marks.Count > 0:
                _replacing -= _marks.Pop() ? 1 : 0;
                break;
            case "Do" when operands is [PdfName thing]:
                ShowObject(thing.Text, resources, depth);
                break;
            case "ID":
                Images.Add("");
                break;
        }
    }

    private PdfFont? FindFont(PdfDictionary resources, string name)
    {
        if (file.GetDictionary(resources, "Font") is not { } list || file.GetDictionary(list, name) is not { } dictionary)
            return null;
        if (!fonts.TryGetValue(dictionary, out var font))
            fonts[dictionary] = font = PdfFont.Read(dictionary, file, context);
        return font;
    }

    private void NextLine(double x, double y) => _text = _line = PdfMatrix.Move(x, y).Then(_line);

    private void ShowParts(object?[] parts)
    {
        foreach (var part in parts)
        {
            if (part is byte[] text)
                Show(text);
            else if (part is double back)
                Advance(-back / 1000 * _state.Size * _state.Stretch);
        }
    }

    private void Show(byte[] bytes)
    {
        if (_state.Font is not { } font)
        {
            IsComplete &= bytes.Length == 0;
            return;
        }

        _lines.MoveTo(_text.Then(_state.Page), _state.Size);
        for (var i = 0; i + font.CodeLength <= bytes.Length; i += font.CodeLength)
        {
            var code = font.CodeLength == 2 ? (bytes[i] << 8) | bytes[i + 1] : bytes[i];
            Append(font.Text(code));
            var isSpace = font.CodeLength == 1 && code == ' ';
            Advance(((font.Width(code) * _state.Size) + _state.CharacterSpacing + (isSpace ? _state.WordSpacing : 0)) * _state.Stretch);
        }

        _lines.StopAt(_text.Then(_state.Page));
    }

    private void Append(string? text)
    {
        // A stretch may say what it means as a whole; its single characters then don't count.
        if (_replacing > 0)
        {
            text = _replacement ?? "";
            _replacement = null;
        }

        IsComplete &= text is not null;
        text ??= "\uFFFD";
        context.CountCharacters(text.Length);
        _lines.Append(text);
    }

    private void Advance(double by) => _text = PdfMatrix.Move(by, 0).Then(_text);

    private void BeginMark(object? properties, PdfDictionary resources)
    {
        if (properties is PdfName name)
            properties = file.GetDictionary(resources, "Properties") is { } list ? file.Get(list, name.Text) : null;

        var replaces = properties is PdfDictionary dictionary && file.Get(dictionary, "ActualText") is byte[] text;
        if (replaces && _replacing == 0)
            _replacement = PdfFile.ToText(file.Get((PdfDictionary)properties!, "ActualText"));
        _replacing += replaces ? 1 : 0;
        _marks.Push(replaces);
    }

    private void ShowObject(string name, PdfDictionary resources, int depth)
    {
        if (file.GetDictionary(resources, "XObject") is not { } list || file.Get(list, name) is not PdfStream stream)
            return;

        switch (file.GetName(stream.Dictionary, "Subtype"))
        {
            case "Image":
                Images.Add(name);
                break;
            case "Form" when depth < DeepestForm:
                if (PdfFilters.Unpack(stream, file, context) is not { } source)
                {
                    IsComplete = false;
                    return;
                }

                var (state, text, line) = (_state, _text, _line);
                var matrix = PdfMatrix.From(file.Get(stream.Dictionary, "Matrix") as object?[] ?? []);
                _state = _state with { Page = matrix.Then(_state.Page) };
                Run(source, file.GetDictionary(stream.Dictionary, "Resources") ?? resources, depth + 1);
                (_state, _text, _line) = (state, text, line);
                break;
            case "Form":
                IsComplete = false;
                break;
        }
    }

    /// <summary>What operators set and <c>q</c> keeps.</summary>
    private readonly record struct State(
        PdfMatrix Page, PdfFont? Font, double Size, double CharacterSpacing, double WordSpacing, double Stretch, double Leading)
    {
        public static State Initial { get; } = new(PdfMatrix.Identity, null, 1, 0, 0, 1, 0);
    }
}
