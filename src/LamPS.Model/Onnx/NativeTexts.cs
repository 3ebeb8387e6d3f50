using System.Runtime.InteropServices;

namespace LamPS.Model.Onnx;

/// <summary>Several strings in native memory while a call needs them.</summary>
internal sealed unsafe class NativeTexts : IDisposable
{
    private readonly nint* _pointers;
    private readonly int _count;

    public NativeTexts(IReadOnlyList<string> texts)
    {
        _count = texts.Count;
        _pointers = (nint*)NativeMemory.Alloc((nuint)Math.Max(1, _count), (nuint)sizeof(nint));
        for (var i = 0; i < _count; i++)
            _pointers[i] = Marshal.StringToCoTaskMemUTF8(texts[i]);
    }

    public nint* Pointers => _pointers;

    public void Dispose()
    {
        for (var i = 0; i < _count; i++)
            Marshal.FreeCoTaskMem(_pointers[i]);
        NativeMemory.Free(_pointers);
    }
}
