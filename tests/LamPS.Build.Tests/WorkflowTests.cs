using System.Text.RegularExpressions;
using LamPS.Build;
using LamPS.Testing;
using Xunit;
using YamlDotNet.RepresentationModel;

namespace LamPS.Build.Tests;

/// <summary>The workflow runs what is there: its commands are those of the build program, its files those of the repository.</summary>
public sealed partial class WorkflowTests
{
    private static readonly YamlMappingNode Workflow = Read();

    [Fact]
    public void Every_command_of_the_build_program_that_it_calls_exists()
    {
        var commands = Runs().SelectMany(run => Build().Matches(run).Select(m => (Door: m.Groups["door"].Value, Words: m.Groups["words"].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries)))).ToList();
        Assert.Contains(commands, c => c is { Door: "sh", Words: ["test", ..] });
        Assert.Contains(commands, c => c is { Door: "ps1", Words: ["test", ..] });
        Assert.All(commands, c =>
        {
            Assert.True(File.Exists(RepositoryFiles.Find($"build.{c.Door}")));
            Assert.Contains(c.Words[0], HelpVerb.Verbs);

            // Options as the help of the build program has them, below their verb.
            Assert.All(c.Words.Where(w => w.StartsWith('-')), option => Assert.Matches($@"(?ms)^  {c.Words[0]}\b(?:(?!^  \w).)*^\s+(\[.*)?{Regex.Escape(option)}\b", HelpVerb.Text));
        });
    }

    [Fact]
    public void Both_systems_and_both_PowerShells_are_there()
    {
        Assert.Equal(["linux", "windows"], Jobs().Select(j => j.Name));
        Assert.Equal(["pwsh", "powershell"], ((YamlSequenceNode)At(Jobs().Last().Job, "strategy", "matrix", "shell")!).Select(n => n.ToString()));
        Assert.Equal("${{ matrix.shell }}", At(Jobs().Last().Job, "defaults", "run", "shell")?.ToString());
        Assert.Equal(["ubuntu-24.04", "windows-2025"], Jobs().Select(j => At(j.Job, "runs-on")?.ToString()));
    }

    [Fact]
    public void Files_of_the_repository_that_it_names_are_there()
    {
        var files = Runs().SelectMany(run => Named().Matches(run).Select(m => m.Value)).Where(path => !path.StartsWith("./artifacts/", StringComparison.Ordinal)).Distinct().ToList();
        Assert.Contains("./examples/quickstart.yaml", files);
        Assert.All(files, file => Assert.True(File.Exists(RepositoryFiles.Find(file)), file));
    }

    [Fact]
    public void Every_step_does_one_thing_and_every_action_has_a_version()
    {
        foreach (var step in Steps())
        {
            var (uses, run) = (At(step, "uses")?.ToString(), At(step, "run")?.ToString());
            Assert.True(uses is null != run is null, step.ToString());
            Assert.True(uses is null || Regex.IsMatch(uses, @"^actions/[a-z-]+@v\d+$"), uses);
        }
    }

    private static YamlMappingNode Read()
    {
        using var reader = File.OpenText(RepositoryFiles.Find(Path.Combine(".github", "workflows", "ci.yml")));
        var stream = new YamlStream();
        stream.Load(reader);
        return (YamlMappingNode)Assert.Single(stream.Documents).RootNode;
    }

    private static IEnumerable<(string Name, YamlNode Job)> Jobs() => ((YamlMappingNode)At(Workflow, "jobs")!).Select(j => (j.Key.ToString(), j.Value));

    private static IEnumerable<YamlNode> Steps() => Jobs().SelectMany(j => (YamlSequenceNode)At(j.Job, "steps")!);

    private static IEnumerable<string> Runs() => Steps().Select(s => At(s, "run")?.ToString()).OfType<string>();

    private static YamlNode? At(YamlNode node, params string[] path) =>
        path.Aggregate((YamlNode?)node, (n, name) => n is YamlMappingNode map && map.Children.TryGetValue(new YamlScalarNode(name), out var value) ? value : null);

    [GeneratedRegex(@"\./build\.(?<door>sh|ps1) (?<words>.+)")]
    private static partial Regex Build();

    [GeneratedRegex(@"\./[\w./-]+")]
    private static partial Regex Named();
}
