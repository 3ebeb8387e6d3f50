using System.Text.RegularExpressions;
using System.Xml.Linq;
using Xunit;

namespace LamPS.Module.Tests.Help;

public sealed partial class HelpTests(HelpPackage package) : IClassFixture<HelpPackage>
{
    // What every parameter set of every cmdlet is, in the words of the help.
    private const string Describe = """
        Import-Module $env:LAMPS_TEST_PACKAGE/LamPS.psd1
        foreach ($command in Get-Command -Module LamPS) {
            $cmdlet = [Activator]::CreateInstance($command.ImplementingType)
            foreach ($set in $command.ParameterSets) {
                $parameters = foreach ($one in $set.Parameters) {
                    if ($one.Name -in [Management.Automation.PSCmdlet]::CommonParameters) { continue }
                    $type = [Nullable]::GetUnderlyingType($one.ParameterType) ?? $one.ParameterType
                    $default = if ($cmdlet.PSObject.Properties[$one.Name]) { $cmdlet.($one.Name) -join ', ' } else { '' }
                    if ($default -in '', '0') { $default = 'None' }
                    if ($type -eq [switch]) { $default = 'False' }
                    $element = $type.IsArray ? $type.GetElementType() : $type
                    $values = $element.IsEnum ? $element.GetEnumNames() : @($one.Attributes | Where-Object { $_ -is [ValidateSet] } | ForEach-Object ValidValues)
                    $pipeline = @(if ($one.ValueFromPipelineByPropertyName) { 'ByPropertyName' }; if ($one.ValueFromPipeline) { 'ByValue' }) -join ', '
                    '-{0} <{1}> required={2} position={3} pipeline={4} aliases={5} wildcards={6} default={7} values={8}' -f $one.Name, $type.Name, $one.IsMandatory,
                        ($one.Position -lt 0 ? 'named' : $one.Position), ($pipeline ? "True ($pipeline)" : 'False'), ((@($one.Aliases) -join ', ') ? $one.Aliases -join ', ' : 'none'),
                        ($one.Attributes.TypeId.Name -contains 'SupportsWildcardsAttribute'), $default, ($values -join ', ')
                }
                "$($command.Name): $(($parameters | Sort-Object -CaseSensitive) -join '; ')".ToLowerInvariant()
            }
        }
        """;

    private static readonly XNamespace Command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    private static readonly XNamespace Maml = "http://schemas.microsoft.com/maml/2004/10";
    private static readonly XNamespace Dev = "http://schemas.microsoft.com/maml/dev/2004/10";

    public static TheoryData<string> Pages => [.. HelpPackage.Examples.Where(example => !example.NeedsDesktop).Select(example => example.Page).Distinct()];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Examples_of_the_page_work_and_show_what_comes_out(string page)
    {
        HelpPackage.Require();

        Check(HelpPackage.Examples.Where(example => example.Page == page && !example.NeedsDesktop), await package.ResultsAsync());
    }

    [Fact]
    [Trait("Needs", "desktop")]
    public async Task Examples_that_need_a_desktop_work()
    {
        HelpPackage.Require();

        // The guide's example needs other machines.
        var examples = HelpPackage.Examples.Where(example => example.NeedsDesktop && example.Page != "powershell").ToList();
        Check(examples, await package.RunAsync(examples));
    }

    [Fact]
    public async Task Parameters_are_those_of_the_cmdlets()
    {
        HelpPackage.Require();

        var real = (await package.RunScriptAsync(["-Command", Describe])).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

        Assert.Equal(real.Order(StringComparer.Ordinal), Sets().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Get_help_finds_each_cmdlet_and_each_topic()
    {
        HelpPackage.Require();
        const string Script = """
            $PSStyle.OutputRendering = 'PlainText'
            Import-Module $env:LAMPS_TEST_PACKAGE/LamPS.psd1
            foreach ($command in Get-Command -Module LamPS) {
                $help = Get-Help $command.Name -Full
                "$($command.Name)|$($help.Synopsis)|$(@($help.examples.example).Count -gt 0)|$(@($help.relatedLinks.navigationLink).Count -gt 0)"
            }
            Get-Help about_LamPS* | Sort-Object Name | ForEach-Object { "$($_.Name)|$($_.Synopsis)|True|True" }
            """;

        var shown = (await package.RunScriptAsync(["-Command", Script])).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

        var commands = XDocument.Load(HelpPackage.Maml).Root!.Elements().Select(command => command.Element(Command + "details")!)
            .Select(details => $"{details.Element(Command + "name")!.Value}|{details.Element(Maml + "description")!.Value}|True|True");
        var topics = Directory.GetFiles(Path.GetDirectoryName(HelpPackage.Maml)!, "about_*.help.txt")
            .Select(file => $"{Path.GetFileName(file).Split('.')[0]}|{File.ReadLines(file).ElementAt(4).Trim()}|True|True");
        Assert.Equal(commands.Concat(topics).Order(StringComparer.Ordinal), shown.Order(StringComparer.Ordinal));
    }

    private static void Check(IEnumerable<HelpExample> examples, IReadOnlyList<HelpExampleResult> results)
    {
        List<string> wrong = [];
        foreach (var example in examples)
        {
            var result = results.Single(r => (r.Page, r.Line) == (example.Page, example.Line));
            wrong.AddRange(result.Problems.Select(problem => $"{example.Page}, line {example.Line}: {problem}"));
            if (example.Output is { } shown && Normal(shown) != Normal(result.Output))
                wrong.Add($"{example.Page}, line {example.Line} shows\n{shown}\nbut what comes out is\n{result.Output}");
        }

        Assert.Equal("", string.Join('\n', wrong));
    }

    // The sets as the help of the package shows them.
    private static IEnumerable<string> Sets() =>
        from command in XDocument.Load(HelpPackage.Maml).Root!.Elements()
        from item in command.Element(Command + "syntax")!.Elements(Command + "syntaxItem")
        select $"{item.Element(Maml + "name")!.Value}: {string.Join("; ", item.Elements(Command + "parameter").Select(Describes).Order(StringComparer.Ordinal))}".ToLowerInvariant().Trim();

    private static string Describes(XElement parameter)
    {
        string Attribute(string name) => parameter.Attribute(name)!.Value;
        var values = parameter.Element(Command + "parameterValueGroup")?.Elements().Select(value => value.Value) ?? [];
        return $"-{parameter.Element(Maml + "name")!.Value} <{parameter.Element(Dev + "type")!.Element(Maml + "name")!.Value}> required={Attribute("required")} position={Attribute("position")} "
            + $"pipeline={Attribute("pipelineInput")} aliases={Attribute("aliases")} wildcards={Attribute("globbing")} default={parameter.Element(Dev + "defaultValue")!.Value} "
            + $"values={string.Join(", ", values)}";
    }

    // Ids, times, paths and widths of columns differ from run to run.
    private static string Normal(string text) => Changing().Replace(text.Trim(), "*");

    [GeneratedRegex(@"[/\\]\S*report\.html|\b[re][a-z]*\d[a-z0-9]*\b|\br[a-z0-9]{5}\b|\d+(\.\d+)? (ms|s)\b|-{2,}|\s+")]
    private static partial Regex Changing();
}
