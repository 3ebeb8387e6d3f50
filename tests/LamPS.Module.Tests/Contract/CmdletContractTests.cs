using System.Management.Automation;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using LamPS.Contracts.Requests;
using LamPS.Module.Commands;
using LamPS.Testing;
using Xunit;

namespace LamPS.Module.Tests.Contract;

/// <summary>The rules that users notice, held without a PowerShell.</summary>
public sealed class CmdletContractTests
{
    // Looking changes nothing; everything else must know -WhatIf.
    private static readonly string[] LookingVerbs = ["Get", "Test", "Wait"];

    private static readonly string Manifest = File.ReadAllText(RepositoryFiles.Find("module/LamPS.psd1"));

    public static TheoryData<string> Names => [.. CmdletType.All.Select(c => c.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Class_verb_noun_and_file_agree(string name)
    {
        var cmdlet = Find(name);

        Assert.True(cmdlet.Type.IsSealed);
        Assert.Equal($"{cmdlet.Verb}{cmdlet.Noun}Command", cmdlet.Type.Name);
        Assert.Matches("^Lam[A-Z][a-z]+([A-Z][a-z]+)*$", cmdlet.Noun);
        Assert.DoesNotMatch("[^s]s$", cmdlet.Noun);
        Assert.True(File.Exists(RepositoryFiles.Find($"src/LamPS.Module/Commands/{cmdlet.Type.Name}.cs")));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void What_changes_something_knows_what_if(string name)
    {
        var cmdlet = Find(name);
        Assert.Equal(!LookingVerbs.Contains(cmdlet.Verb), cmdlet.SupportsShouldProcess);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void It_says_what_it_gives(string name) => Assert.NotEmpty(Find(name).Outputs);

    [Theory]
    [MemberData(nameof(Names))]
    public void Switches_are_switches_and_parameters_are_singular(string name)
    {
        foreach (var (property, _) in Find(name).Parameters)
        {
            Assert.NotEqual(typeof(bool), property.PropertyType);
            Assert.Matches("^[A-Z]", property.Name);

            // 'Contains' is a verb.
            if (property.Name != "Contains")
                Assert.DoesNotMatch("[^s]s$", property.Name);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void One_parameter_a_set_takes_the_pipeline(string name)
    {
        var sets = Find(name).Parameters
            .SelectMany(p => p.Attributes)
            .Where(a => a.NamedArguments.Any(n => n.MemberName == nameof(ParameterAttribute.ValueFromPipeline) && (bool)n.TypedValue.Value!))
            .Select(a => a.NamedArguments.Where(n => n.MemberName == nameof(ParameterAttribute.ParameterSetName)).Select(n => (string?)n.TypedValue.Value).FirstOrDefault() ?? "");

        Assert.All(sets.GroupBy(s => s), g => Assert.Single(g));
    }

    [Fact]
    public void The_manifest_exports_each_cmdlet_by_name_and_nothing_else()
    {
        var exported = Regex.Matches(Regex.Match(Manifest, @"CmdletsToExport = @\(([^)]*)\)").Groups[1].Value, "'([^']+)'").Select(m => m.Groups[1].Value);

        Assert.Equal(CmdletType.All.Select(c => c.Name).Order(StringComparer.Ordinal), exported);
        Assert.Contains("FunctionsToExport = @()", Manifest);
        Assert.Contains("AliasesToExport = @()", Manifest);
        Assert.Contains("VariablesToExport = @()", Manifest);
        Assert.Contains("CompatiblePSEditions = @('Desktop', 'Core')", Manifest);
        Assert.Contains("PowerShellVersion = '5.1'", Manifest);
    }

    [Fact]
    public void Each_output_has_a_view_with_properties_that_exist()
    {
        var views = XDocument.Load(RepositoryFiles.Find("module/LamPS.Format.ps1xml")).Descendants("View").ToList();
        var types = new[] { typeof(ActionResult).Assembly, typeof(LookRequest).Assembly }.SelectMany(a => a.GetExportedTypes()).ToDictionary(t => t.FullName!);
        var extended = XDocument.Load(RepositoryFiles.Find("module/LamPS.Types.ps1xml")).Descendants("Type")
            .ToDictionary(t => t.Element("Name")!.Value, t => t.Descendants("Name").Skip(1).Select(n => n.Value).ToHashSet());
        var shown = views.ToLookup(v => v.Descendants("TypeName").First().Value);

        foreach (var view in views)
        {
            var type = types[view.Descendants("TypeName").First().Value];
            Assert.All(view.Descendants("PropertyName"), p => Assert.True(
                type.GetProperty(p.Value) is not null || (extended.TryGetValue(type.FullName!, out var more) && more.Contains(p.Value)), $"{type.Name}.{p.Value}"));
        }

        var given = CmdletType.All.SelectMany(c => c.Outputs).Distinct().Where(t => t.Assembly != typeof(object).Assembly);
        Assert.All(given, t => Assert.True(shown.Contains(t.FullName!), $"no view of {t.Name}"));
        Assert.All(extended.Keys, t => Assert.True(types.ContainsKey(t), t));
    }

    [Fact]
    public void Nothing_is_referenced_but_the_contracts_and_PowerShell()
    {
        var references = typeof(ActionResult).Assembly.GetReferencedAssemblies().Select(a => a.Name).Order(StringComparer.Ordinal);
        Assert.Equal(["LamPS.Contracts", "System.Management.Automation", "netstandard"], references);
    }

    [Fact]
    public void Each_message_of_an_error_has_a_remedy()
    {
        var texts = XDocument.Load(RepositoryFiles.Find("src/LamPS.Module/Messages/Strings.resx")).Descendants("data").ToDictionary(d => d.Attribute("name")!.Value, d => d.Element("value")!.Value);
        var properties = typeof(ActionResult).Assembly.GetType("LamPS.Module.Messages.Strings")!.GetProperties(BindingFlags.Public | BindingFlags.Static).Select(p => p.Name).ToList();
        var errors = typeof(ActionResult).Assembly.GetType("LamPS.Module.Messages.Errors")!.GetMethods(BindingFlags.Public | BindingFlags.Static).Select(m => m.Name);

        Assert.Equal(texts.Keys.Order(StringComparer.Ordinal), properties.Order(StringComparer.Ordinal));
        Assert.All(errors.Where(properties.Contains), e => Assert.True(texts.ContainsKey(e + "Remedy"), e));
    }

    private static CmdletType Find(string name) => CmdletType.All.Single(c => c.Name == name);
}
