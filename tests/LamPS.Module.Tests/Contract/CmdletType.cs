using System.Management.Automation;
using System.Reflection;
using LamPS.Module.Commands;

namespace LamPS.Module.Tests.Contract;

/// <summary>A cmdlet as its attributes describe it. Only attribute data is read, so that no PowerShell is needed.</summary>
/// <param name="Type">The class.</param>
/// <param name="Verb">Verb.</param>
/// <param name="Noun">Noun.</param>
public sealed record CmdletType(Type Type, string Verb, string Noun)
{
    /// <summary>All cmdlets of the module.</summary>
    public static IReadOnlyList<CmdletType> All { get; } =
    [
        .. typeof(ActionResult).Assembly.GetExportedTypes()
            .Select(type => (Type: type, Data: type.GetCustomAttributesData().FirstOrDefault(a => a.AttributeType == typeof(CmdletAttribute))))
            .Where(c => c.Data is not null)
            .Select(c => new CmdletType(c.Type, (string)c.Data!.ConstructorArguments[0].Value!, (string)c.Data.ConstructorArguments[1].Value!)),
    ];

    /// <summary>Full name.</summary>
    public string Name => $"{Verb}-{Noun}";

    /// <summary>Whether it knows -WhatIf and -Confirm.</summary>
    public bool SupportsShouldProcess => Named<bool>(typeof(CmdletAttribute), "SupportsShouldProcess");

    /// <summary>Types that it says it gives.</summary>
    public IReadOnlyList<Type> Outputs =>
    [
        .. Type.GetCustomAttributesData().Where(a => a.AttributeType == typeof(OutputTypeAttribute))
            .SelectMany(a => (IReadOnlyCollection<CustomAttributeTypedArgument>)a.ConstructorArguments[0].Value!)
            .Select(a => (Type)a.Value!),
    ];

    /// <summary>Its parameters: property, and data of each attribute.</summary>
    public IReadOnlyList<(PropertyInfo Property, IReadOnlyList<CustomAttributeData> Attributes)> Parameters =>
    [
        .. Type.GetProperties()
            .Select(p => (p, (IReadOnlyList<CustomAttributeData>)[.. p.GetCustomAttributesData().Where(a => a.AttributeType == typeof(ParameterAttribute))]))
            .Where(p => p.Item2.Count > 0),
    ];

    public override string ToString() => Name;

    private T? Named<T>(Type attribute, string name) => Type.GetCustomAttributesData().First(a => a.AttributeType == attribute)
        .NamedArguments.Where(a => a.MemberName == name).Select(a => (T?)a.TypedValue.Value).FirstOrDefault();
}
