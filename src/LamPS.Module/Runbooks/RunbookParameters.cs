using System;
using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Security;
using LamPS.Contracts.Requests;
using LamPS.Contracts.Rpc;
using LamPS.Module.Hosting;
using LamPS.Module.Values;

namespace LamPS.Module.Runbooks;

/// <summary>The parameters of a runbook as parameters of a cmdlet.</summary>
internal static class RunbookParameters
{
    private static readonly ConcurrentDictionary<string, Known> Cache = new(StringComparer.Ordinal);

    /// <summary>Reads what a runbook takes. An unchanged file is asked for once.</summary>
    /// <param name="file">Full path.</param>
    /// <param name="isQuick">Only from a host that runs and answers at once.</param>
    /// <returns>Null when that isn't known.</returns>
    public static RunbookInfo? Read(string file, bool isQuick)
    {
        var written = File.GetLastWriteTimeUtc(file);
        var length = new FileInfo(file).Length;
        if (Cache.TryGetValue(file, out var known) && known.Written == written && known.Length == length)
        {
            return known.Info;
        }

        var request = new RunbookFile(file);
        var info = isQuick ? HostQuestion.AskQuickly<RunbookInfo>(Methods.Validate, request) : HostQuestion.Ask<RunbookInfo>(Methods.Validate, request);
        if (info is not null)
        {
            Cache[file] = new Known(written, length, info);
        }

        return info;
    }

    /// <summary>Makes them parameters.</summary>
    /// <param name="info">The runbook.</param>
    /// <param name="cmdlet">Type of the cmdlet that gets them.</param>
    /// <param name="given">Values that were given otherwise, by name; they aren't asked for.</param>
    public static RuntimeDefinedParameterDictionary Define(RunbookInfo info, Type cmdlet, IDictionary? given)
    {
        var result = new RuntimeDefinedParameterDictionary();
        var names = new HashSet<string>((given?.Keys.Cast<object>() ?? []).Select(k => k.ToString() ?? ""), StringComparer.OrdinalIgnoreCase);
        foreach (var parameter in info.Parameters)
        {
            var help = parameter.Default is { } value ? $"{parameter.Description} (default: {value})".TrimStart() : parameter.Description;
            Attribute[] more = parameter.Type == "choice" && parameter.Values.Count > 0 ? [new ValidateSetAttribute([.. parameter.Values])] : [];
            DynamicParameters.Add(
                result, cmdlet, DynamicParameters.Make(parameter.Name, TypeOf(parameter.Type), parameter.Required && !names.Contains(parameter.Name), help, more));
        }

        return result;
    }

    /// <summary>A value as the host takes it.</summary>
    /// <param name="parameter">The parameter, or null when it isn't known.</param>
    /// <param name="value">What the user gave.</param>
    /// <param name="resolve">Makes a path full.</param>
    public static object? Convert(RunbookParameter? parameter, object? value, Func<string, string> resolve)
    {
        var plain = PlainValue.From(value);
        return parameter?.Type == "path" && plain is string { Length: > 0 } path ? resolve(path) : plain;
    }

    private static Type TypeOf(string type) => type switch
    {
        "integer" => typeof(long),
        "number" => typeof(double),
        "boolean" => typeof(SwitchParameter),
        "secret" => typeof(SecureString),
        "list" => typeof(object[]),
        _ => typeof(string),
    };

    private sealed record Known(DateTime Written, long Length, RunbookInfo Info);
}
