using System.Text;
using System.Text.RegularExpressions;
using Xunit;

namespace LamPS.Host.Tests;

/// <summary>The documentation's command lines work: those in <c>console</c> blocks are run, the options of all others must exist.</summary>
public sealed partial class CommandLineDocumentationTests : IDisposable
{
    private static readonly string[] Pages =
        ["README.md", "CONTRIBUTING.md", .. Directory.GetFiles(Path.Combine(LampsProcess.Repository, "docs"), "*.md").Select(p => Path.GetRelativePath(LampsProcess.Repository, p))];

    private readonly LampsProcess _lamps = new();

    public void Dispose() => _lamps.Dispose();

    [Fact]
    public async Task Examples_end_as_the_documentation_says()
    {
        // They are typed in the root of a clone.
        Directory.CreateDirectory(_lamps.PathOf("examples"));
        foreach (var runbook in Directory.GetFiles(LampsProcess.Example("."), "*.yaml"))
            File.Copy(runbook, Path.Combine(_lamps.PathOf("examples"), Path.GetFileName(runbook)));
        var examples = Lines("console").Where(line => line.StartsWith("$ lamps ", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(examples);
        foreach (var example in examples)
        {
            var expected = ExitsWith().Match(example) is { Success: true } match ? int.Parse(match.Groups["code"].Value) : 0;
            var result = await _lamps.RunAsync([.. Words(example).Skip(2)]);
            Assert.True(result.ExitCode == expected, $"{example}\n{result}");
        }
    }

    [Fact]
    public async Task Verbs_and_options_that_are_shown_exist()
    {
        Dictionary<string, string> helps = [];
        foreach (var line in Lines("console").Concat(Lines("sh")).Concat(Lines("")))
        {
            var words = Words(line.StartsWith("$ ", StringComparison.Ordinal) ? line[2..] : line);
            if (words is not ["lamps", var verb, ..] || verb is "VERB")
                continue;
            List<string> command = words is [_, "app" or "model" or "data" or "eval" or "train" or "schedule", var second, ..] ? [verb, second] : [verb];
            var key = string.Join(' ', command);
            if (!helps.TryGetValue(key, out var help))
            {
                var result = await _lamps.RunAsync([.. command, "--help"]);
                Assert.True(result.ExitCode == 0, $"{line}\n{result}");
                helps[key] = help = result.Output;
            }

            foreach (var option in words.Where(word => word.StartsWith("--", StringComparison.Ordinal)))
                Assert.True(Regex.IsMatch(help, $@"(^|\s){Regex.Escape(option)}\b"), $"'{line}': lamps {key} has no {option}");
        }

        Assert.NotEmpty(helps);
    }

    // Lines of fenced blocks, with those that a backslash continues put together and comments left in.
    private static IEnumerable<string> Lines(string language) =>
        Pages.SelectMany(page => Fence().Matches(File.ReadAllText(Path.Combine(LampsProcess.Repository, page))))
            .Where(block => block.Groups["language"].Value == language)
            .SelectMany(block => Continued().Replace(block.Groups["text"].Value, " ").Split('\n'));

    // Words as a shell parts them, without what follows a '#'.
    private static List<string> Words(string line)
    {
        List<string> words = [];
        var word = new StringBuilder();
        var inWord = false;
        var quote = '\0';
        foreach (var c in line)
        {
            if (quote != '\0' && c == quote)
            {
                quote = '\0';
            }
            else if (quote == '\0' && (c is '\'' or '"'))
            {
                quote = c;
                inWord = true;
            }
            else if (quote == '\0' && c == ' ')
            {
                if (inWord)
                    words.Add(word.ToString());
                word.Clear();
                inWord = false;
            }
            else if (quote == '\0' && !inWord && c == '#')
            {
                break;
            }
            else
            {
                word.Append(c);
                inWord = true;
            }
        }

        if (inWord)
            words.Add(word.ToString());
        return words;
    }

    [GeneratedRegex(@"^```(?<language>\w*)[^\n]*\n(?<text>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"\\\n\s*")]
    private static partial Regex Continued();

    [GeneratedRegex(@"# exits with (?<code>\d+)")]
    private static partial Regex ExitsWith();
}
