using LamPS.Core.Actions;
using LamPS.Core.Planning.Language;

namespace LamPS.Core.Planning.Rules;

/// <summary>Saving and exporting: by the application's function where it has one, else through its menu.</summary>
internal sealed class SaveRule : IPlanRule
{
    private static readonly Dictionary<string, string> Formats = new(StringComparer.OrdinalIgnoreCase)
    {
        ["pdf"] = ".pdf", ["word"] = ".docx", ["docx"] = ".docx", ["odt"] = ".odt", ["opendocument"] = ".odt", ["excel"] = ".xlsx", ["xlsx"] = ".xlsx", ["ods"] = ".ods",
        ["csv"] = ".csv", ["html"] = ".html", ["rtf"] = ".rtf", ["txt"] = ".txt", ["epub"] = ".epub",
    };

    private static readonly string[] Known =
    [
        "the", "it", "document", "file", "this", "as", "a", "an", "to", "under", "name", "in", "into", "at", "path", "save", "export", "store", "copy", "format", "and", "with", "work", "changes",
        "text", "spreadsheet", "letter", "everything", "result", "now", "my", "sheet", "workbook", "called", "named",
    ];

    /// <summary>Whether a function saves the document.</summary>
    /// <param name="function">Function.</param>
    public static bool Saves(FunctionDefinition function) =>
        function.Name is "save" or "save_as" || function.Name.StartsWith("export", StringComparison.Ordinal) || function.Name.StartsWith("save_", StringComparison.Ordinal);

    /// <inheritdoc/>
    public IEnumerable<Proposal> Propose(ClauseView clause)
    {
        if (clause.Verb is not ("save" or "export" or "store"))
        {
            yield break;
        }

        var paths = new List<string>();
        var extensions = new List<string>();
        for (var i = 1; i < clause.Sentence.Count; i++)
        {
            var token = clause.Sentence[i];
            if (token.Span is { Kind: ArgumentKind.Path or ArgumentKind.Quotation } span)
            {
                // A part of the document is something else than the document.
                if (span.Kind == ArgumentKind.Quotation && clause.Sentence[i - 1].Is("text"))
                {
                    yield break;
                }

                paths.Add(span.Value);
            }
            else if (Formats.TryGetValue(token.Text, out var format))
            {
                extensions.Add(format);
            }
            else if (!token.IsMark && !token.Is(Known))
            {
                // "save draft", "export the tickets as JSON": something else than the document.
                yield break;
            }
        }

        var builder = new PlanBuilder(clause);
        builder.Leave();
        if (paths.Count == 0 && extensions.Count == 0)
        {
            if (SavePlain(builder, clause))
            {
                yield return builder.Build(1.1);
            }

            yield break;
        }

        foreach (var extension in extensions)
        {
            Add(paths, extension, clause);
        }

        if (paths.Count > 0 && paths.TrueForAll(path => To(builder, path, clause)))
        {
            yield return builder.Build(1.1);
        }
    }

    // "As a PDF" is the format of a name that has none, or one file more: "save as letter.odt and as PDF".
    private static void Add(List<string> paths, string extension, ClauseView clause)
    {
        if (paths.Exists(p => Path.GetExtension(p).Equals(extension, StringComparison.OrdinalIgnoreCase)))
        {
            return;
        }

        if (paths.FindIndex(p => Path.GetExtension(p).Length == 0) is >= 0 and var bare)
        {
            paths[bare] += extension;
        }
        else if (clause.Request.SaveTo.FirstOrDefault(p => Path.GetExtension(p).Equals(extension, StringComparison.OrdinalIgnoreCase)) is { } wanted)
        {
            paths.Add(wanted);
        }
        else if ((paths.FirstOrDefault() ?? clause.Request.Document) is { } named)
        {
            paths.Add(Path.ChangeExtension(named, extension));
        }
    }

    /// <summary>Adds the steps that save to a path.</summary>
    /// <param name="builder">Gets the steps.</param>
    /// <param name="path">Path.</param>
    /// <param name="clause">Clause.</param>
    /// <returns>Whether there is a way.</returns>
    public static bool To(PlanBuilder builder, string path, ClauseView clause)
    {
        builder.State = builder.State with { Saved = [.. builder.State.Saved, path] };
        var extension = Path.GetExtension(path).TrimStart('.');
        var function = clause.Knowledge.Functions
            .Where(f => Saves(f) && f.Arguments.Any(a => a.Type == ArgumentType.Path || a.Name == "path"))
            .OrderByDescending(f => Sentence.Split($"{f.Name.Replace('_', ' ')} {f.Description}").Contains(extension, StringComparer.OrdinalIgnoreCase) && f.Name != "save_as")
            .ThenByDescending(f => f.Name == "save_as")
            .FirstOrDefault();
        if (function is not null)
        {
            builder.Add($"Save the document as {Written(path)}", $"function: {function.Name}", function.Name);
            return true;
        }

        var menu = clause.Index.FindMenu("File > Save As") ?? clause.Index.Menus.FirstOrDefault(m => m.Name.Equals("Save As", StringComparison.OrdinalIgnoreCase));
        if (menu is null)
        {
            if (clause.Index.IsOpen)
            {
                builder.Add($"Save the document as {Written(path)}", "request");
            }

            return clause.Index.IsOpen;
        }

        builder.Choose(menu);
        var name = menu.Dialog?.Fields.FirstOrDefault(f => f.Role == "textbox" && Sentence.Stems(f.Label).Any(s => s is "nam" or "fil"))?.Label ?? "Name";
        var button = menu.Dialog?.Buttons.FirstOrDefault(b => Selectors.ElementNames.SameIgnoringCase(b, "Save")) ?? "Save";
        builder.Add($"Set {PlanBuilder.Spoken(name)} to {Quotations.Quote(path)}", menu.Source, "set_text").Press(button, menu.Source);
        builder.State = builder.State with { OpenDialog = null };
        return true;
    }

    private static bool SavePlain(PlanBuilder builder, ClauseView clause)
    {
        if (clause.Knowledge.Functions.Any(f => f.Name == "save"))
        {
            builder.Add("Save the document", "function: save", "save");
            return true;
        }

        if ((clause.Index.FindMenu("File > Save") ?? clause.Index.Menus.FirstOrDefault(m => m.Name.Equals("Save", StringComparison.OrdinalIgnoreCase))) is { } menu)
        {
            builder.Choose(menu);
            return true;
        }

        return false;
    }

    private static string Written(string path) => path.Contains(' ') || ArgumentScanner.Scan(path) is not [{ Kind: ArgumentKind.Path } whole] || whole.Length != path.Length ? Quotations.Quote(path) : path;
}
