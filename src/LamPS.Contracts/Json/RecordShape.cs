using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;

namespace LamPS.Contracts.Json;

/// <summary>How a record is written as a JSON object: its constructor's parameters and the properties that can be set besides, by name with a small first letter.</summary>
internal sealed class RecordShape
{
    private static readonly ConcurrentDictionary<Type, RecordShape> Known = new();

    private readonly Member[] _members;
    private readonly Member[] _further;
    private readonly ConstructorInfo _constructor;

    private RecordShape(Type type)
    {
        _constructor = type.GetConstructors().OrderByDescending(c => c.GetParameters().Length).FirstOrDefault()
            ?? throw new JsonFormatException($"{type.Name} has no public constructor");
        _members = [.. _constructor.GetParameters().Select(p => new Member(
            NameOf(p.Name),
            type.GetProperty(p.Name) ?? throw new JsonFormatException($"{type.Name} has no property '{p.Name}'"),
            p.ParameterType,
            p.HasDefaultValue ? p.DefaultValue : null,
            !p.HasDefaultValue && p.ParameterType.IsValueType && Nullable.GetUnderlyingType(p.ParameterType) is null))];
        _further = [.. type.GetProperties().Where(p => p.CanWrite && p.GetIndexParameters().Length == 0 && !_members.Any(m => m.Property.Name == p.Name)).Select(p => new Member(NameOf(p.Name), p, p.PropertyType, null, false))];
    }

    /// <summary>The shape of a type.</summary>
    /// <param name="type">A record.</param>
    public static RecordShape Of(Type type) => Known.GetOrAdd(type, t => new RecordShape(t));

    /// <summary>Its members by name.</summary>
    /// <param name="record">The record.</param>
    public IEnumerable<KeyValuePair<string, object?>> Read(object record)
    {
        foreach (var member in _members.Concat(_further))
        {
            yield return new KeyValuePair<string, object?>(member.Name, member.Property.GetValue(record));
        }
    }

    /// <summary>Makes a record.</summary>
    /// <param name="values">Members by name; unknown ones are left out, so that a later version may add some.</param>
    /// <param name="convert">Converts a value to the type of a member.</param>
    /// <exception cref="JsonFormatException">A member without which it can't be is missing.</exception>
    public object Make(IReadOnlyDictionary<string, object?> values, Func<object?, Type, string, object?> convert)
    {
        var arguments = new object?[_members.Length];
        for (var i = 0; i < arguments.Length; i++)
        {
            var member = _members[i];
            arguments[i] = values.TryGetValue(member.Name, out var value)
                ? convert(value, member.Type, member.Name)
                : member.Required ? throw new JsonFormatException($"'{member.Name}' is missing") : member.Default ?? convert(null, member.Type, member.Name);
        }

        var record = _constructor.Invoke(arguments);
        foreach (var member in _further)
        {
            if (values.TryGetValue(member.Name, out var value))
            {
                member.Property.SetValue(record, convert(value, member.Type, member.Name));
            }
        }

        return record;
    }

    private static string NameOf(string name) => char.ToLowerInvariant(name[0]) + name.Substring(1);

    private sealed record Member(string Name, PropertyInfo Property, Type Type, object? Default, bool Required);
}
