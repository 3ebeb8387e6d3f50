using LamPS.Core.Applications;
using LamPS.Core.Policies;
using LamPS.Core.Runbooks;
using Xunit;

namespace LamPS.Core.Tests.Documentation;

/// <summary>What the documentation shows must be so.</summary>
public sealed class DocumentationTests
{
    public static TheoryData<string> Pages => [.. MarkdownPage.Names()];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Links_lead_somewhere(string name)
    {
        var page = MarkdownPage.Read(name);
        foreach (var link in page.Links())
        {
            var parts = link.Split('#');
            var target = parts[0].Length == 0 ? page.Path : Path.GetFullPath(Path.Combine(Path.GetDirectoryName(page.Path)!, parts[0]));
            Assert.True(Path.Exists(target), $"{name}: '{link}' leads nowhere");
            if (parts.Length > 1)
                Assert.Contains(parts[1], MarkdownPage.Read(target).Anchors());
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Yaml_that_is_shown_is_right(string name)
    {
        foreach (var yaml in MarkdownPage.Read(name).Blocks("yaml"))
        {
            var lines = yaml.Split('\n');
            if (lines.Any(line => line.StartsWith("steps:", StringComparison.Ordinal)))
            {
                var result = new RunbookLoader().Parse(yaml, name, MarkdownPage.Root);
                Assert.True(result.IsValid, string.Join('\n', result.Diagnostics));
            }
            else if (lines.Any(line => line.StartsWith("rules:", StringComparison.Ordinal)))
            {
                Assert.NotEmpty(PolicyReader.Read(yaml, name).Rules);
            }
        }
    }

    [Fact]
    public void The_page_on_applications_lists_the_shipped_catalog()
    {
        var page = MarkdownPage.Read(Path.Combine("docs", "applications.md")).Text;
        foreach (var application in CatalogReader.Shipped())
            Assert.Contains($"| `{application.Name}` |", page);
    }

    [Fact]
    public void The_page_on_safety_lists_the_built_in_policies()
    {
        var page = MarkdownPage.Read(Path.Combine("docs", "safety.md")).Text;
        foreach (var policy in Policy.BuiltIn)
            Assert.Contains($"| `{policy.Name}` |", page);
    }
}
