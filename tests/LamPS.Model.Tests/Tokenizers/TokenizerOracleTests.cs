using System.Text;
using System.Text.Json;
using LamPS.Model.Tests.Oracle;
using LamPS.Testing;
using Xunit;

namespace LamPS.Model.Tests.Tokenizers;

/// <summary>Ids and texts are those of Hugging Face's own library: from a committed answer, and from the library itself where node is there.</summary>
public sealed class TokenizerOracleTests
{
    private static readonly string Expected = RepositoryFiles.Find("tests/LamPS.Model.Tests/Tokenizers/expected.json");

    [Fact]
    public void Ids_and_texts_are_those_that_the_library_gave()
    {
        using var expected = JsonDocument.Parse(File.ReadAllText(Expected));
        Assert.Equal(TestTokenizers.Names, expected.RootElement.EnumerateObject().Select(p => p.Name));
        Compare(expected.RootElement, new Dictionary<string, IReadOnlyList<string>> { ["short"] = HostileTexts.Short });
    }

    [Fact, Trait("Needs", "node")]
    public void Ids_and_texts_are_those_that_the_library_gives()
    {
        var texts = new Dictionary<string, IReadOnlyList<string>>
        {
            ["short"] = HostileTexts.Short,
            ["random"] = [.. HostileTexts.Random(400, 20261120)],
            ["long"] = [string.Concat(HostileTexts.Random(40, 7)), string.Concat(HostileTexts.Short), new string('x', 5000), new string('\u0301', 300)],
        };
        var answers = Ask(TestTokenizers.Names, texts);

        // What is to be committed when tokenizers or texts of the test change.
        var fresh = RepositoryFiles.Find("artifacts/oracle/expected.json");
        File.WriteAllLines(fresh, ["{", .. answers.EnumerateObject().Select((a, i) => $"{(i > 0 ? "," : "")}\"{a.Name}\":{{\"short\":{a.Value.GetProperty("short").GetRawText()}}}"), "}"]);
        Compare(answers, texts);
    }

    [Fact, Trait("Needs", "node")]
    public void Every_code_point_becomes_what_the_library_makes_of_it()
    {
        var texts = new Dictionary<string, IReadOnlyList<string>> { ["all"] = [.. HostileTexts.EveryCodePoint()] };
        string[] names = ["llama3", "phi4mini", "nfkd", "nfkc-lower"];
        Compare(Ask(names, texts), texts);
    }

    private static JsonElement Ask(IEnumerable<string> names, Dictionary<string, IReadOnlyList<string>> texts)
    {
        var request = JsonSerializer.Serialize(new
        {
            tokenizers = names.ToDictionary(n => n, n => Encoding.UTF8.GetString(TestTokenizers.Content(n))),
            texts = texts.ToDictionary(t => t.Key, t => t.Value.Select(Pack).ToList()),
        });
        return JsonDocument.Parse(OracleProcess.Run("tokenizers.cjs", "tokenizers", request)).RootElement;
    }

    // Half surrogate pairs don't survive JSON.
    private static string Pack(string text) => Convert.ToBase64String(System.Runtime.InteropServices.MemoryMarshal.AsBytes(text.AsSpan()));

    private static void Compare(JsonElement answers, Dictionary<string, IReadOnlyList<string>> texts)
    {
        foreach (var answer in answers.EnumerateObject())
        {
            var tokenizer = TestTokenizers.Load(answer.Name);
            foreach (var (set, list) in texts)
            {
                var results = answer.Value.GetProperty(set).EnumerateArray().ToList();
                Assert.Equal(list.Count, results.Count);
                for (var i = 0; i < list.Count; i++)
                {
                    var ids = results[i].GetProperty("ids").EnumerateArray().Select(id => id.GetInt32()).ToList();
                    var own = tokenizer.Encode(list[i]);
                    Assert.True(ids.SequenceEqual(own), Difference(answer.Name, list[i], tokenizer, ids, own));
                    var decoded = results[i].GetProperty("decoded").GetString()!;
                    Assert.True(decoded == tokenizer.Decode(own), $"{answer.Name}: '{list[i]}' comes back as '{tokenizer.Decode(own)}' instead of '{decoded}'");
                }
            }
        }
    }

    private static string Difference(string name, string text, LamPS.Model.Tokenizers.Tokenizer tokenizer, List<int> wanted, List<int> own)
    {
        var at = wanted.Zip(own).TakeWhile(p => p.First == p.Second).Count();
        string Around(List<int> ids) => string.Join(' ', ids.Skip(Math.Max(0, at - 3)).Take(10).Select(id => $"{id}={tokenizer.TextOf(id)}"));
        var units = string.Join(' ', tokenizer.Decode(wanted.Skip(Math.Max(0, at - 2)).Take(6)).Select(c => ((int)c).ToString("x")));
        return $"{name}: token {at} of '{text[..Math.Min(text.Length, 200)]}' ({units}):\nwanted {Around(wanted)}\nis     {Around(own)}";
    }
}
