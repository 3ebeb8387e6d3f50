using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using LamPS.Contracts.Hosting;
using LamPS.Contracts.Requests;
using LamPS.Contracts.Rpc;
using LamPS.Module.Hosting;
using LamPS.Module.Values;
using FunctionInfo = LamPS.Contracts.Requests.FunctionInfo;

namespace LamPS.Module.Functions;

/// <summary>The arguments of a function as parameters of a cmdlet.</summary>
internal static class FunctionArguments
{
    private static readonly ConcurrentDictionary<string, IReadOnlyList<FunctionInfo>> Cache = new(StringComparer.OrdinalIgnoreCase);
    private static HostConnection? s_cachedFor;

    /// <summary>Forgets what is known, because functions came or went.</summary>
    public static void Forget() => Cache.Clear();

    /// <summary>Finds a function.</summary>
    /// <param name="name">Name.</param>
    /// <param name="application">Application, or null.</param>
    /// <param name="isQuick">Only from a host that runs and answers at once.</param>
    /// <returns>Null when it isn't known.</returns>
    public static FunctionInfo? Find(string name, string? application, bool isQuick)
    {
        // Another host may have other functions.
        var connection = HostSession.Shared.Current;
        if (!ReferenceEquals(s_cachedFor, connection))
        {
            Cache.Clear();
        }

        var key = application ?? "";
        if (!Cache.TryGetValue(key, out var functions))
        {
            var request = new FunctionsRequest(application);
            functions = isQuick
                ? HostQuestion.AskQuickly<IReadOnlyList<FunctionInfo>>(Methods.Functions, request)
                : HostQuestion.Ask<IReadOnlyList<FunctionInfo>>(Methods.Functions, request);
            if (functions is null)
            {
                return null;
            }

            s_cachedFor = HostSession.Shared.Current;
            Cache[key] = functions;
        }

        return functions.FirstOrDefault(f => f.Name == name);
    }

    /// <summary>Makes its arguments parameters; none is asked for, because the host says better what is missing.</summary>
    /// <param name="function">The function.</param>
    /// <param name="cmdlet">Type of the cmdlet that gets them.</param>
    public static RuntimeDefinedParameterDictionary Define(FunctionInfo function, Type cmdlet)
    {
        var result = new RuntimeDefinedParameterDictionary();
        foreach (var argument in function.Arguments)
        {
            DynamicParameters.Add(result, cmdlet, DynamicParameters.Make(ParameterName(argument.Name), TypeOf(argument.Type), false, argument.Description));
        }

        return result;
    }

    /// <summary>Name of a parameter for an argument: <c>column_count</c> becomes <c>ColumnCount</c>.</summary>
    /// <param name="argument">Name of the argument.</param>
    public static string ParameterName(string argument) =>
        string.Concat(argument.Split('_').Where(p => p.Length > 0).Select(p => CultureInfo.InvariantCulture.TextInfo.ToUpper(p[0]) + p.Substring(1)));

    private static Type TypeOf(string type) => type switch
    {
        "integer" => typeof(long),
        "number" => typeof(double),
        "boolean" => typeof(SwitchParameter),
        _ => typeof(string),
    };
}
