using System.Runtime.InteropServices;

namespace LamPS.Model.Onnx;

/// <summary>A string in native memory while a call needs it.</summary>
internal readonly unsafe ref struct NativeText
{
    private readonly nint _text;

    /// <summary>Copies a string as UTF-8.</summary>
    public NativeText(string text) => _text = Marshal.StringToCoTaskMemUTF8(text);

    private NativeText(nint text) => _text = text;

    public byte* Utf8 => (byte*)_text;

    /// <summary>Copies a path as ONNX Runtime takes paths here: UTF-16 on Windows, UTF-8 elsewhere.</summary>
    public static NativeText OfPath(string path) => OperatingSystem.IsWindows() ? new(Marshal.StringToCoTaskMemUni(path)) : new(path);

    public void Dispose() => Marshal.FreeCoTaskMem(_text);
}
