using System.Text.RegularExpressions;

namespace LamPS.Build.Help;

/// <summary>Reads the page of a cmdlet, in the form that platyPS knows. What isn't understood is a mistake, never left out silently.</summary>
/// <param name="file">Name of the file, for problems.</param>
/// <param name="problems">Takes the mistakes.</param>
internal sealed partial class HelpPageReader(string file, HelpProblems problems)
{
    private const string Common = "CommonParameters";
    private static readonly string[] Sections =
        ["SYNOPSIS", "SYNTAX", "DESCRIPTION", "EXAMPLES", "PARAMETERS", "INPUTS", "OUTPUTS", "NOTES", "RELATED LINKS"];

    private static readonly Dictionary<string, string> FrontMatter = new()
    {
        ["external help file"] = HelpBuilder.MamlName, ["Module Name"] = "LamPS", ["online version"] = "", ["schema"] = "2.0.0",
    };

    public HelpPage Read(string name, string text)
    {
        var reader = new MarkdownReader(file, text, problems);
        Check(reader.FrontMatter());
        var blocks = reader.Blocks();
        if (blocks is not [Heading { Level: 1 } title, ..] || title.Text != name)
            problems.Add(file, blocks.Count > 0 ? blocks[0].Line : 1, $"the page starts with '# {name}', the name of its file");

        var sections = Split(blocks);
        IReadOnlyList<MarkdownBlock> Section(string heading) => sections.GetValueOrDefault(heading, []);
        var parameters = Parameters(Section("PARAMETERS"));
        var page = new HelpPage(
            name,
            Synopsis(Section("SYNOPSIS")),
            Syntaxes(Section("SYNTAX")),
            Prose(Section("DESCRIPTION"), "DESCRIPTION"),
            Examples(Section("EXAMPLES")),
            parameters,
            Types(Section("INPUTS")),
            Types(Section("OUTPUTS")),
            Prose(Section("NOTES"), "NOTES"),
            Links(Section("RELATED LINKS"), text));
        foreach (var syntax in page.Syntaxes)
            Compare(page, syntax);
        return page;
    }

    private void Check(IReadOnlyDictionary<string, string> values)
    {
        foreach (var (key, wanted) in FrontMatter)
        {
            if (!values.TryGetValue(key, out var value))
                problems.Add(file, 1, $"the front matter has no '{key}'");
            else if (value != wanted && key != "online version")
                problems.Add(file, 1, $"the front matter's '{key}' is '{wanted}', not '{value}'");
        }

        foreach (var key in values.Keys.Where(key => !FrontMatter.ContainsKey(key)))
            problems.Add(file, 1, $"the front matter doesn't know '{key}'");
    }

    private Dictionary<string, IReadOnlyList<MarkdownBlock>> Split(IReadOnlyList<MarkdownBlock> blocks)
    {
        Dictionary<string, IReadOnlyList<MarkdownBlock>> sections = [];
        var order = -1;
        for (var i = 1; i < blocks.Count;)
        {
            if (blocks[i] is not Heading { Level: 2 } heading)
            {
                problems.Add(file, blocks[i].Line, "this stands in no section; a section starts with '## '");
                i++;
                continue;
            }

            var content = blocks.Skip(i + 1).TakeWhile(block => block is not Heading { Level: <= 2 }).ToList();
            i += 1 + content.Count;
            var index = Array.IndexOf(Sections, heading.Text);
            if (index < 0)
                problems.Add(file, heading.Line, $"'## {heading.Text}' is no section of a page. The sections are: {string.Join(", ", Sections)}");
            else if (index <= order)
                problems.Add(file, heading.Line, $"'## {heading.Text}' stands in the wrong place, or twice. The order is: {string.Join(", ", Sections)}");
            else
                order = index;
            sections.TryAdd(heading.Text, content);
        }

        foreach (var missing in Sections.Where(section => !sections.ContainsKey(section)))
            problems.Add(file, 1, $"the page has no '## {missing}'");
        return sections;
    }

    private string Synopsis(IReadOnlyList<MarkdownBlock> blocks)
    {
        if (blocks is [Paragraph paragraph])
            return paragraph.Text;
        problems.Add(file, blocks.Count > 0 ? blocks[0].Line : 1, "SYNOPSIS is one paragraph");
        return "";
    }

    private List<HelpSyntax> Syntaxes(IReadOnlyList<MarkdownBlock> blocks)
    {
        List<HelpSyntax> found = [];
        string? set = null;
        foreach (var block in blocks)
        {
            if (block is Heading { Level: 3 } heading)
                set = DefaultMark().Replace(heading.Text, "");
            else if (block is Code { Info: "" } code)
                found.Add(new HelpSyntax(code.Line, set, code.Text));
            else
                problems.Add(file, block.Line, "SYNTAX has a block of code for each parameter set, under '### NAME' when there are several");
        }

        if (found.Count == 0)
            problems.Add(file, 1, "SYNTAX is empty");
        return found;
    }

    private void Compare(HelpPage page, HelpSyntax syntax)
    {
        var wanted = SyntaxLine.Of(page, syntax.Set);
        if (Spaces().Replace(syntax.Text.Trim(), " ") != wanted)
            problems.Add(file, syntax.Line, $"by PARAMETERS this syntax must be: {wanted}");
    }

    private List<string> Prose(IReadOnlyList<MarkdownBlock> blocks, string section)
    {
        List<string> paragraphs = [];
        foreach (var block in blocks)
        {
            if (block is Paragraph paragraph)
                paragraphs.Add(paragraph.Text);
            else if (block is ListItem item)
                paragraphs.Add($"{item.Marker} {item.Text}");
            else
                problems.Add(file, block.Line, $"{section} takes paragraphs and lists only; code stands in EXAMPLES");
        }

        if (paragraphs.Count == 0)
            problems.Add(file, blocks.Count > 0 ? blocks[0].Line : 1, $"{section} is empty");
        return paragraphs;
    }

    private List<HelpExample> Examples(IReadOnlyList<MarkdownBlock> blocks)
    {
        List<HelpExample> examples = [];
        foreach (var (heading, content) in Parts(blocks, "EXAMPLES"))
        {
            if (!ExampleTitle().IsMatch(heading.Text) || !heading.Text.StartsWith($"Example {examples.Count + 1}: ", StringComparison.Ordinal))
                problems.Add(file, heading.Line, $"the title is '### Example {examples.Count + 1}: WHAT IT SHOWS'");
            var code = content.OfType<Code>().ToList();
            if (code.Count != 1 || code[0].Info is not ("powershell" or "powershell desktop"))
                problems.Add(file, heading.Line, "an example has one block of code, marked ```powershell, or ```powershell desktop when it needs one");
            examples.Add(new HelpExample(heading.Text, code.Count > 0 ? OutputMark().Replace(code[0].Text, "") : "", Prose([.. content.Where(block => block is not Code)], "an example's text")));
        }

        if (examples.Count == 0)
            problems.Add(file, 1, "EXAMPLES is empty");
        return examples;
    }

    private List<HelpParameter> Parameters(IReadOnlyList<MarkdownBlock> blocks)
    {
        List<HelpParameter> parameters = [];
        var common = false;
        foreach (var (heading, content) in Parts(blocks, "PARAMETERS"))
        {
            if (heading.Text == Common)
            {
                common = true;
                continue;
            }

            if (!heading.Text.StartsWith('-'))
                problems.Add(file, heading.Line, $"a parameter is '### -NAME', not '### {heading.Text}'");
            var tables = content.OfType<Code>().ToList();
            if (tables.Count == 0 || tables.Any(table => table.Info != "yaml"))
                problems.Add(file, heading.Line, "a parameter ends with its table, a block of code marked ```yaml");
            var name = heading.Text.TrimStart('-');
            if (parameters.Any(parameter => parameter.Name == name))
                problems.Add(file, heading.Line, $"'-{name}' stands there twice");
            parameters.Add(new HelpParameter(
                heading.Line, name, Prose([.. content.Where(block => block is not Code)], $"the description of '-{name}'"), [.. tables.Select(new ParameterReader(file, problems).Read)]));
        }

        if (!common)
            problems.Add(file, 1, $"PARAMETERS ends with '### {Common}'");
        return parameters;
    }

    private List<HelpType> Types(IReadOnlyList<MarkdownBlock> blocks) =>
        [.. Parts(blocks, "INPUTS and OUTPUTS").Select(part => new HelpType(part.Heading.Text, part.Content.Count == 0 ? [] : Prose(part.Content, part.Heading.Text)))];

    private List<HelpLink> Links(IReadOnlyList<MarkdownBlock> blocks, string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        List<HelpLink> links = [];
        foreach (var block in blocks)
        {
            // The blocks have lost their links; the lines still have them.
            var match = LinkLine().Match(lines[block.Line - 1].Trim());
            if (!match.Success || block is not ListItem)
                problems.Add(file, block.Line, "RELATED LINKS has one link a line: - [Get-LamRun](Get-LamRun.md)");
            else
                links.Add(new HelpLink(match.Groups["text"].Value, match.Groups["target"].Value.Contains("://", StringComparison.Ordinal) ? match.Groups["target"].Value : null));
        }

        if (links.Count == 0)
            problems.Add(file, 1, "RELATED LINKS is empty");
        return links;
    }

    private IEnumerable<(Heading Heading, IReadOnlyList<MarkdownBlock> Content)> Parts(IReadOnlyList<MarkdownBlock> blocks, string section)
    {
        for (var i = 0; i < blocks.Count;)
        {
            if (blocks[i] is not Heading { Level: 3 } heading)
            {
                problems.Add(file, blocks[i].Line, $"{section}: this stands under no '### ' heading");
                i++;
                continue;
            }

            var content = blocks.Skip(i + 1).TakeWhile(block => block is not Heading).ToList();
            i += 1 + content.Count;
            yield return (heading, content);
        }
    }

    [GeneratedRegex(@" \(Default\)$")]
    private static partial Regex DefaultMark();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"^Example \d+: \S")]
    private static partial Regex ExampleTitle();

    [GeneratedRegex(@"^# ->\s*$", RegexOptions.Multiline)]
    private static partial Regex OutputMark();

    [GeneratedRegex(@"^- \[(?<text>[^\]]+)\]\((?<target>[^)\s]+)\)$")]
    private static partial Regex LinkLine();
}
