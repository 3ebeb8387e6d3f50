using FsCheck;
using FsCheck.Fluent;
using LamPS.Desktop.AtSpi.DBus;

namespace LamPS.Desktop.AtSpi.Tests.DBus;

/// <summary>A type signature and a value of that type.</summary>
internal sealed record TypedValue(string Type, object Value);

/// <summary>Random D-Bus types and values of them.</summary>
internal static class ValueGenerators
{
    private const int Deepest = 4;

    public static Arbitrary<TypedValue> TypedValues => Arb.From(
        from type in Types(Deepest)
        from value in Values(type)
        select new TypedValue(type, value));

    private static Gen<string> BasicTypes => Gen.Elements("y", "b", "n", "q", "i", "u", "x", "t", "d", "s", "o", "g", "h");

    private static Gen<string> Texts =>
        Gen.Elements("", "Contoso", "Zażółć", "日本語", "😀 wide", "a\tb\nc", new string('x', 300));

    private static Gen<string> Types(int depth) => depth == 0
        ? BasicTypes
        : Gen.Frequency(
            (6, BasicTypes),
            (1, Gen.Constant("v")),
            (2, Types(depth - 1).Select(t => "a" + t)),
            (1, from key in BasicTypes from value in Types(depth - 1) select $"a{{{key}{value}}}"),
            (2, from first in Types(depth - 1) from second in Types(depth - 1) select $"({first}{second})"));

    private static Gen<object> Values(string type) => type[0] switch
    {
        'y' => Gen.Choose(0, 255).Select(n => (object)(byte)n),
        'b' => Gen.Elements<object>(true, false),
        'n' => Gen.Choose(short.MinValue, short.MaxValue).Select(n => (object)(short)n),
        'q' => Gen.Choose(0, ushort.MaxValue).Select(n => (object)(ushort)n),
        'i' => Gen.Elements<object>(0, 1, -1, int.MinValue, int.MaxValue, 123_456),
        'u' => Gen.Elements<object>(0u, 1u, uint.MaxValue),
        'x' => Gen.Elements<object>(0L, -1L, long.MinValue, long.MaxValue),
        't' => Gen.Elements<object>(0UL, ulong.MaxValue),
        'd' => Gen.Elements<object>(0.0, -0.5, double.MaxValue, double.PositiveInfinity, double.Epsilon),
        's' => Texts.Select(t => (object)t),
        'o' => Gen.Elements<object>(new ObjectPath("/"), new ObjectPath("/org/a11y/atspi/accessible/1_2")),
        'g' => Gen.Elements<object>(new SignatureText(""), new SignatureText("a{sv}"), new SignatureText("(ii)as")),
        'h' => Gen.Choose(0, 3).Select(n => (object)new UnixFd((uint)n)),
        'v' => from inner in Types(2) from value in Values(inner) select (object)new DBusVariant(inner, value),
        'a' => Arrays(type[1..]),
        '(' => Structs(type[1..^1]),
        _ => throw new InvalidOperationException(type),
    };

    private static Gen<object> Arrays(string element)
    {
        var item = element[0] == '{'
            ? from key in Values(element[1..2]) from value in Values(element[2..^1]) select (object)new DBusEntry(key, value)
            : Values(element);
        return from count in Gen.Choose(0, 4) from items in item.ArrayOf(count) select (object)new DBusArray(element, items);
    }

    private static Gen<object> Structs(string types)
    {
        var first = DBusSignature.LengthOfFirst(types);
        return from a in Values(types[..first]) from b in Values(types[first..]) select (object)new DBusStruct([a, b]);
    }
}
