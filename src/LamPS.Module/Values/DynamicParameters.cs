using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using System.Text.RegularExpressions;

namespace LamPS.Module.Values;

/// <summary>Parameters that a cmdlet has because of the value of another one.</summary>
internal static class DynamicParameters
{
    private static readonly HashSet<string> Common = new(
        typeof(System.Management.Automation.Internal.CommonParameters).GetProperties()
            .Concat(typeof(System.Management.Automation.Internal.ShouldProcessParameters).GetProperties())
            .Select(p => p.Name)
            .Concat(["vb", "db", "ea", "wa", "infa", "ev", "wv", "iv", "ov", "ob", "pv", "wi", "cf", "ProgressAction", "proga"]),
        StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether each cmdlet has a parameter of this name.</summary>
    /// <param name="name">Name or alias.</param>
    public static bool IsCommon(string name) => Common.Contains(name);

    /// <summary>
    /// Whether a command line seems to use a parameter that isn't known. Where it couldn't be found out what there is, the reason helps more than
    /// the shell's "parameter cannot be found"; without such a parameter the reason comes later, with its own id.
    /// </summary>
    /// <param name="line">The command line.</param>
    /// <param name="cmdlet">Type of the cmdlet.</param>
    public static bool HasUnknown(string? line, Type cmdlet)
    {
        var names = NamesOf(cmdlet);
        return Regex.Matches(line ?? "", @"\s-([A-Za-z_][\w-]*)").Cast<Match>().Select(m => m.Groups[1].Value)
            .Any(word => !names.Concat(Common).Any(n => n.StartsWith(word, StringComparison.OrdinalIgnoreCase)));
    }

    /// <summary>Adds a parameter, unless the cmdlet has one of this name; its value can then only be given in a hashtable.</summary>
    /// <param name="to">Where it goes.</param>
    /// <param name="cmdlet">Type of the cmdlet.</param>
    /// <param name="parameter">The parameter.</param>
    public static void Add(RuntimeDefinedParameterDictionary to, Type cmdlet, RuntimeDefinedParameter parameter)
    {
        if (parameter.Name.Length > 0 && !Common.Contains(parameter.Name) && !to.ContainsKey(parameter.Name) && !NamesOf(cmdlet).Contains(parameter.Name))
        {
            to.Add(parameter.Name, parameter);
        }
    }

    /// <summary>Makes a parameter.</summary>
    /// <param name="name">Name.</param>
    /// <param name="type">Type.</param>
    /// <param name="isMandatory">Whether the shell asks for it.</param>
    /// <param name="help">What it is for.</param>
    /// <param name="more">Further attributes.</param>
    public static RuntimeDefinedParameter Make(string name, Type type, bool isMandatory, string help, params Attribute[] more)
    {
        var attributes = new Collection<Attribute> { new ParameterAttribute { Mandatory = isMandatory } };
        if (help.Length > 0)
        {
            ((ParameterAttribute)attributes[0]).HelpMessage = help;
        }

        foreach (var attribute in more)
        {
            attributes.Add(attribute);
        }

        return new RuntimeDefinedParameter(name, type, attributes);
    }

    private static HashSet<string> NamesOf(Type cmdlet) => new(
        cmdlet.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(p => p.IsDefined(typeof(ParameterAttribute)))
            .SelectMany(p => (p.GetCustomAttribute<AliasAttribute>()?.AliasNames ?? []).Concat([p.Name])),
        StringComparer.OrdinalIgnoreCase);
}
