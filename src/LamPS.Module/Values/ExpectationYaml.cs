using System.Collections;
using System.Collections.Generic;
using System.Management.Automation;
using System.Text;
using LamPS.Contracts.Json;
using LamPS.Module.Messages;

namespace LamPS.Module.Values;

/// <summary>Expectations as the host reads them.</summary>
internal static class ExpectationYaml
{
    /// <summary>Makes YAML of what the user gave.</summary>
    /// <param name="cmdlet">Whose parameter it is.</param>
    /// <param name="values">Texts, which are YAML already, and hashtables.</param>
    public static IReadOnlyList<string> From(PSCmdlet cmdlet, object[]? values)
    {
        var result = new List<string>();
        foreach (var value in values ?? [])
        {
            switch (value is PSObject wrapped ? wrapped.BaseObject : value)
            {
                case string text:
                    result.Add(text);
                    break;
                case IDictionary map:
                    // JSON is YAML.
                    result.Add(Encoding.UTF8.GetString(JsonWriter.Write(PlainValue.FromMap(map))));
                    break;
                default:
                    cmdlet.ThrowTerminatingError(Errors.ExpectationInvalid(value));
                    break;
            }
        }

        return result;
    }
}
