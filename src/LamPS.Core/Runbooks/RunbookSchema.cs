using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using LamPS.Core.Runbooks.Reading;
using LamPS.Core.Runbooks.Steps;

namespace LamPS.Core.Runbooks;

/// <summary>
/// The JSON Schema of the language, made from the same descriptors as the reader. It gives editors completion, descriptions and most mistakes;
/// what needs the whole file (references, types of expressions, functions) only the validator finds.
/// </summary>
public static class RunbookSchema
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The schema as text, draft 2020-12, with a line break at its end.</summary>
    public static string Text() => Create().ToJsonString(Indented).ReplaceLineEndings("\n") + "\n";

    internal static JsonObject Create()
    {
        var schema = new ObjectShape("a runbook", RunbookReader.Keys).Schema();
        schema.Insert(0, "description", "A LamPS runbook: work on a desktop, step by step, verified.");
        schema.Insert(0, "title", "LamPS runbook");
        schema.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        schema["$defs"] = new JsonObject
        {
            ["expression"] = new JsonObject
            {
                ["type"] = "string",
                ["description"] = "An expression: ${{ parameters.rows }}",
                ["pattern"] = @"\$\{\{[\s\S]*\}\}",
            },
            ["policy"] = PolicyShape.Instance.Definition(),
            ["expectations"] = ExpectationKinds.Statements.Schema(),
            ["step"] = Step(),
        };
        return schema;
    }

    // A step that has another kind's key beside 'expect' is of that kind, so the kind 'expect' is the one without any other.
    private static JsonObject Step() => new()
    {
        ["type"] = "object",
        ["anyOf"] = new JsonArray([.. StepKinds.All.Where(k => k.IsAvailable).Select(k => (JsonNode)k.Schema())]),
    };
}
