namespace System.Runtime.CompilerServices;

/// <summary>Lets the compiler emit init-only properties for netstandard2.0.</summary>
internal static class IsExternalInit
{
}
