using System.Xml.Linq;

namespace LamPS.Build.Help;

/// <summary>Writes MAML, the form in which PowerShell reads the help of compiled cmdlets.</summary>
internal static class MamlWriter
{
    private static readonly XNamespace Items = "http://msh";
    private static readonly XNamespace Maml = "http://schemas.microsoft.com/maml/2004/10";
    private static readonly XNamespace Command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    private static readonly XNamespace Dev = "http://schemas.microsoft.com/maml/dev/2004/10";

    public static string Write(IEnumerable<HelpPage> pages) =>
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
        + new XElement(Items + "helpItems", new XAttribute("schema", "maml"), pages.OrderBy(page => page.Name, StringComparer.Ordinal).Select(Write)).ToString().ReplaceLineEndings("\n")
        + "\n";

    private static XElement Write(HelpPage page)
    {
        var dash = page.Name.IndexOf('-', StringComparison.Ordinal);
        return new XElement(
            Command + "command",
            new XAttribute(XNamespace.Xmlns + "maml", Maml),
            new XAttribute(XNamespace.Xmlns + "command", Command),
            new XAttribute(XNamespace.Xmlns + "dev", Dev),
            new XElement(
                Command + "details",
                new XElement(Command + "name", page.Name),
                new XElement(Command + "verb", page.Name[..dash]),
                new XElement(Command + "noun", page.Name[(dash + 1)..]),
                Description([page.Synopsis])),
            Description(page.Description),
            new XElement(Command + "syntax", page.Syntaxes.Select(syntax => Syntax(page, syntax))),
            new XElement(Command + "parameters", page.Parameters.Select(parameter => Parameter(parameter, parameter.Uses[0], isSyntax: false))),
            new XElement(Command + "inputTypes", page.Inputs.Select(type => Type(Command + "inputType", type))),
            new XElement(Command + "returnValues", page.Outputs.Select(type => Type(Command + "returnValue", type))),
            new XElement(Maml + "alertSet", new XElement(Maml + "alert", Paragraphs(page.Notes))),
            new XElement(Command + "examples", page.Examples.Select(Example)),
            new XElement(Command + "relatedLinks", page.Links.Select(link => new XElement(
                Maml + "navigationLink", new XElement(Maml + "linkText", link.Text), new XElement(Maml + "uri", link.Target)))));
    }

    private static XElement Syntax(HelpPage page, HelpSyntax syntax) =>
        new(Command + "syntaxItem", new XElement(Maml + "name", page.Name), SyntaxLine.Order(page, syntax.Set).Select(pair => Parameter(pair.Parameter, pair.Use, isSyntax: true)));

    private static XElement Parameter(HelpParameter parameter, ParameterUse use, bool isSyntax) =>
        new(
            Command + "parameter",
            new XAttribute("required", use.Required ? "true" : "false"),
            new XAttribute("variableLength", use.Type.EndsWith("[]", StringComparison.Ordinal) ? "true" : "false"),
            new XAttribute("globbing", use.Wildcards ? "true" : "false"),
            new XAttribute("pipelineInput", use.Pipeline),
            new XAttribute("position", use.Position?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "named"),
            new XAttribute("aliases", use.Aliases.Count == 0 ? "none" : string.Join(", ", use.Aliases)),
            new XElement(Maml + "name", parameter.Name),
            Description(parameter.Description),
            isSyntax && use.Values.Count > 0
                ? new XElement(Command + "parameterValueGroup", use.Values.Select(value => Value(value, isRequired: false)))
                : null,
            use.IsSwitch ? null : Value(use.Type, isRequired: true),
            new XElement(Dev + "type", new XElement(Maml + "name", use.Type), new XElement(Maml + "uri")),
            new XElement(Dev + "defaultValue", use.Default));

    private static XElement Value(string text, bool isRequired) =>
        new(Command + "parameterValue", new XAttribute("required", isRequired ? "true" : "false"), new XAttribute("variableLength", "false"), text);

    private static XElement Type(XName name, HelpType type) =>
        new(name, new XElement(Dev + "type", new XElement(Maml + "name", type.Name)), Description(type.Description));

    private static XElement Example(HelpExample example) =>
        new(
            Command + "example",
            new XElement(Maml + "title", $"--- {example.Title} ---"),
            new XElement(Dev + "code", example.Code),
            // The empty paragraph parts it from the next one; PowerShell writes no line between examples.
            new XElement(Dev + "remarks", Paragraphs([.. example.Remarks, ""])));

    private static XElement Description(IEnumerable<string> paragraphs) => new(Maml + "description", Paragraphs(paragraphs));

    private static IEnumerable<XElement> Paragraphs(IEnumerable<string> paragraphs) => paragraphs.Select(text => new XElement(Maml + "para", text));
}
