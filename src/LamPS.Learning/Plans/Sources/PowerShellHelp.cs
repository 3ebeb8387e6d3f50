using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using LamPS.Learning.Plans.Steps;
using LamPS.Learning.Plans.Wording;

namespace LamPS.Learning.Plans.Sources;

/// <summary>Procedures of PowerShell help: commands, their examples and parameters from MAML, and the lists of about topics.</summary>
internal static partial class PowerShellHelp
{
    private static readonly XNamespace Maml = "http://schemas.microsoft.com/maml/2004/10";
    private static readonly XNamespace Command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    private static readonly XNamespace Dev = "http://schemas.microsoft.com/maml/dev/2004/10";

    /// <summary>Reads a file.</summary>
    /// <param name="page">Its text.</param>
    /// <param name="file">Its name.</param>
    /// <param name="rejected">Counts what could not be used.</param>
    /// <exception cref="XmlException">A MAML file is no XML.</exception>
    public static IReadOnlyList<SourceProcedure> Read(SourcePage page, string file, Tally rejected) =>
        file.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) ? OfMaml(page, rejected) : WebPage.Of(page, MarkdownPage.Parse(OfAbout(page.Text)), rejected);

    private static List<SourceProcedure> OfMaml(SourcePage page, Tally rejected)
    {
        using var reader = XmlReader.Create(new StringReader(page.Text), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        var document = XDocument.Load(reader);
        var made = new List<SourceProcedure>();
        foreach (var command in document.Descendants(Command + "command"))
        {
            var details = command.Element(Command + "details");
            var name = Text(details?.Element(Command + "name"));
            if (name.Length == 0)
                continue;
            var own = page with { Id = $"{page.Id}/{name}" };
            var procedures = new PageProcedures(own, rejected);
            var synopsis = TaskWording.OfDescription(Text(details?.Element(Maml + "description")));
            Add(made, procedures.Make([synopsis, WithName(name)], synopsis is null ? [] : [new PlanLine($"Run {name}")]));
            foreach (var parameter in command.Descendants(Command + "parameters").Elements(Command + "parameter"))
                Add(made, OfParameter(procedures, name, synopsis, parameter));
            foreach (var example in command.Descendants(Command + "example"))
            {
                var code = Code(example);
                var title = Text(example.Element(Maml + "title")).Trim('-', ' ');
                var remarks = Text(example.Element(Dev + "remarks"));
                Add(made, procedures.Make([TaskWording.OfTitle(ExampleNumber().Replace(title, "")), TaskWording.OfDescription(remarks)], code));
            }
        }

        return made;
    }

    private static void Add(List<SourceProcedure> made, SourceProcedure? procedure)
    {
        if (procedure is not null)
            made.Add(procedure);
    }

    private static SourceProcedure? OfParameter(PageProcedures procedures, string command, string? synopsis, XElement parameter)
    {
        var name = Text(parameter.Element(Maml + "name"));
        var isSwitch = Text(parameter.Element(Dev + "type")?.Element(Maml + "name")).StartsWith("Switch", StringComparison.Ordinal);
        if (synopsis is null || name.Length == 0 || !isSwitch || name is "WhatIf" or "Confirm")
            return null;
        var task = TaskWording.OfDescription(Text(parameter.Element(Maml + "description")));
        return procedures.Make([task is null ? null : $"{task} ({command})"], [new PlanLine($"Run {command} -{name}")]);
    }

    // "Get-LamRun" is said as "get lam run" by no one; the verb and the noun are.
    private static string? WithName(string name) => name.IndexOf('-', StringComparison.Ordinal) is > 0 and var dash && VerbForms.IsBase(name[..dash]) ? $"use {name}" : null;

    private static List<PlanLine> Code(XElement example)
    {
        var lines = new List<PlanLine>();
        var text = example.Element(Dev + "code")?.Value ?? "";
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n').Select(l => Prompt().Replace(l.Trim(), "")).TakeWhile(l => l.Length > 0))
            lines.Add(new PlanLine($"Run {line}"));
        return lines.Count <= 8 ? lines : [];
    }

    private static string Text(XElement? element) =>
        element is null ? "" : string.Join(' ', (element.HasElements ? string.Join(' ', element.Descendants().Where(e => !e.HasElements).Select(e => e.Value)) : element.Value).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    // Headings of about topics are lines in capitals without indent; the text is indented.
    private static string OfAbout(string text) => string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Select(line =>
        CapitalLine().IsMatch(line) ? $"# {TaskWording.Capital(line.Trim().ToLowerInvariant())}" : Indent().Replace(line, "")));

    [GeneratedRegex(@"^(?:example\s*)?\d+\s*[:.-]*\s*|^example\s+\d+\s*[:.-]*\s*", RegexOptions.IgnoreCase)]
    private static partial Regex ExampleNumber();

    [GeneratedRegex(@"^(?:PS\s+[^>]*>\s*|PS>\s*|C:\\>\s*|\$ )")]
    private static partial Regex Prompt();

    [GeneratedRegex(@"^[A-Z][A-Z0-9 ,'()-]{2,70}$")]
    private static partial Regex CapitalLine();

    [GeneratedRegex(@"^ {1,4}")]
    private static partial Regex Indent();
}
