using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using LamPS.Core.Runbooks;
using LamPS.Core.Runbooks.Reading;
using LamPS.Core.Runbooks.Steps;
using Xunit;

namespace LamPS.Core.Tests.Runbooks;

public class RunbookSchemaTests
{
    private static readonly SchemaEvaluator Schema = new((JsonObject)JsonNode.Parse(RunbookSchema.Text())!);

    public static TheoryData<string> Valid => [.. RunbookSamples.Valid];

    public static TheoryData<string> Invalid => [.. RunbookSamples.Invalid];

    [Fact]
    public void The_file_is_what_the_descriptors_say()
    {
        var path = Path.Combine(RepositoryRoot(), "docs", "schema", "runbook.schema.json");
        if (Environment.GetEnvironmentVariable("LAMPS_WRITE_SCHEMA") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, RunbookSchema.Text());
        }

        Assert.True(File.Exists(path), $"{path} is missing; run this test with LAMPS_WRITE_SCHEMA=1.");
        Assert.Equal(RunbookSchema.Text(), File.ReadAllText(path).ReplaceLineEndings("\n"));
    }

    [Theory]
    [MemberData(nameof(Valid))]
    public void Both_accept(string sample)
    {
        var text = RunbookSamples.Runbook(sample);
        Assert.Equal([], new RunbookLoader().Parse(text, "sample.yaml", ".").Diagnostics.Select(d => d.ToString()));
        Assert.True(Schema.IsValid(Json(text)));
    }

    [Theory]
    [MemberData(nameof(Invalid))]
    public void Both_refuse(string sample)
    {
        var text = RunbookSamples.Runbook(sample);
        var diagnostics = new RunbookLoader().Parse(text, "sample.yaml", ".").Diagnostics;
        Assert.NotEmpty(diagnostics);
        Assert.All(diagnostics, d => Assert.True(d.At is { File: "sample.yaml", Line: > 0, Column: > 0 }, d.ToString()));
        Assert.False(Schema.IsValid(Json(text)));
    }

    [Fact]
    public void Everything_in_it_has_a_description()
    {
        var missing = new List<string>();
        Walk((JsonObject)JsonNode.Parse(RunbookSchema.Text())!, "");
        Assert.Equal([], missing);

        void Walk(JsonNode? node, string at)
        {
            if (node is JsonObject map)
            {
                if (map["properties"] is JsonObject properties)
                {
                    missing.AddRange(properties.Where(p => p.Value!["description"] is null).Select(p => $"{at}/{p.Key}"));
                }

                foreach (var (name, value) in map)
                {
                    Walk(value, $"{at}/{name}");
                }
            }
            else if (node is JsonArray list)
            {
                foreach (var item in list)
                {
                    Walk(item, at);
                }
            }
        }
    }

    [Fact]
    public void Every_kind_of_step_is_documented()
    {
        var documentation = File.ReadAllText(Path.Combine(RepositoryRoot(), "docs", "runbooks.md"));
        Assert.All(StepKinds.All, kind => Assert.Contains($"`{kind.Name}`", documentation));
        Assert.All(StepKinds.All.Where(k => k.IsAvailable).SelectMany(k => k.AllKeys()), key => Assert.Contains($"`{key.Name}`", documentation));
        Assert.All(RunbookReader.Keys, key => Assert.Contains($"`{key.Name}`", documentation));
        Assert.All(ExpectationKinds.All, kind => Assert.Contains($"`{kind.Name}`", documentation));
        Assert.All(Core.Runbooks.Expressions.ExpressionFunctions.All, function => Assert.Contains($"`{function.Example}`", documentation));
    }

    internal static JsonNode? Json(string yaml) => Json(YamlSource.Read("sample.yaml", yaml, []));

    private static JsonNode? Json(SourceNode? node) => node switch
    {
        SequenceNode list => new JsonArray([.. list.Items.Select(Json)]),
        MappingNode map => new JsonObject(map.Entries.Select(e => KeyValuePair.Create(e.Key, Json(e.Value)))),
        ScalarNode scalar => ScalarReader.Read(scalar) switch
        {
            null => null,
            bool flag => JsonValue.Create(flag),
            long number => JsonValue.Create((double)number),
            double number => JsonValue.Create(number),
            var text => JsonValue.Create((string)text),
        },
        _ => null,
    };

    private static string RepositoryRoot([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", ".."));
}
