using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Text;
using LamPS.Contracts.Requests;
using LamPS.Module.Values;

namespace LamPS.Module.Functions;

/// <summary>Reads what a PowerShell function is and takes: from its parameters and its comment-based help.</summary>
internal static class FunctionReader
{
    /// <summary>Its help; null when it has none.</summary>
    /// <param name="function">The function.</param>
    public static CommentHelpInfo? Help(System.Management.Automation.FunctionInfo function) => function.ScriptBlock.Ast switch
    {
        FunctionDefinitionAst definition => definition.GetHelpContent(),

        // Defined through the function: drive; the help stands in the body then.
        ScriptBlockAst body => Parser.ParseInput($"function x {{{body.Extent.Text.Trim().TrimStart('{').TrimEnd('}')}}}", out _, out _)
            .Find(a => a is FunctionDefinitionAst, false) is FunctionDefinitionAst parsed ? parsed.GetHelpContent() : null,
        _ => null,
    };

    /// <summary>What it does, in one sentence.</summary>
    /// <param name="help">Its help.</param>
    public static string Description(CommentHelpInfo? help) => OneLine(help?.Synopsis is { Length: > 0 } synopsis ? synopsis : help?.Description ?? "");

    /// <summary>Its arguments: those parameters that words can fill in.</summary>
    /// <param name="function">The function.</param>
    /// <param name="help">Its help.</param>
    /// <param name="unsupported">A mandatory parameter that words can't fill in, or null.</param>
    /// <returns>Arguments with the parameter that each stands for.</returns>
    public static IReadOnlyList<(FunctionArgument Argument, string Parameter)> Arguments(
        System.Management.Automation.FunctionInfo function, CommentHelpInfo? help, out ParameterMetadata? unsupported)
    {
        unsupported = null;
        var result = new List<(FunctionArgument, string)>();
        foreach (var parameter in function.Parameters.Values.Where(p => !DynamicParameters.IsCommon(p.Name)))
        {
            var isMandatory = parameter.Attributes.OfType<ParameterAttribute>().Any(a => a.Mandatory);
            if (TypeName(parameter) is not { } type)
            {
                unsupported ??= isMandatory ? parameter : null;
                continue;
            }

            result.Add((new FunctionArgument(SnakeCase(parameter.Name), type, Describe(parameter, help), isMandatory), parameter.Name));
        }

        return result;
    }

    /// <summary>Name for the host: <c>New-SupportTicket</c> becomes <c>new_support_ticket</c>.</summary>
    /// <param name="name">Name in PowerShell.</param>
    public static string SnakeCase(string name)
    {
        var result = new StringBuilder();
        for (var i = 0; i < name.Length; i++)
        {
            var c = name[i];
            if (!char.IsLetterOrDigit(c))
            {
                result.Append('_');
                continue;
            }

            // A capital begins a word, and so does the last one of an abbreviation: "PDFFile" is "pdf_file".
            if (char.IsUpper(c) && i > 0 && char.IsLetterOrDigit(name[i - 1]) && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1]))))
            {
                result.Append('_');
            }

            result.Append(char.ToLowerInvariant(c));
        }

        return result.ToString();
    }

    private static string? TypeName(ParameterMetadata parameter)
    {
        var type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        return type == typeof(string) || type == typeof(object) || type == typeof(char) || type == typeof(Uri) || type == typeof(DateTime) || type == typeof(TimeSpan) || type.IsEnum
                ? type == typeof(string) && parameter.Name.EndsWith("Path", StringComparison.OrdinalIgnoreCase) ? "path" : "text"
            : type == typeof(FileInfo) || type == typeof(DirectoryInfo) || type == typeof(FileSystemInfo) ? "path"
            : type == typeof(bool) || type == typeof(SwitchParameter) ? "boolean"
            : type == typeof(double) || type == typeof(float) || type == typeof(decimal) ? "number"
            : type.IsPrimitive && type != typeof(IntPtr) && type != typeof(UIntPtr) ? "integer"
            : null;
    }

    private static string Describe(ParameterMetadata parameter, CommentHelpInfo? help)
    {
        var words = help?.Parameters?.FirstOrDefault(p => string.Equals(p.Key, parameter.Name, StringComparison.OrdinalIgnoreCase)).Value
            ?? parameter.Attributes.OfType<ParameterAttribute>().Select(a => a.HelpMessage).FirstOrDefault(m => !string.IsNullOrEmpty(m)) ?? "";
        IEnumerable<string> values = parameter.ParameterType.IsEnum
            ? Enum.GetNames(parameter.ParameterType)
            : parameter.Attributes.OfType<ValidateSetAttribute>().SelectMany(a => a.ValidValues);
        var list = string.Join(", ", values);
        return OneLine(list.Length > 0 ? $"{words} One of: {list}." : words);
    }

    private static string OneLine(string text) => string.Join(" ", text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
