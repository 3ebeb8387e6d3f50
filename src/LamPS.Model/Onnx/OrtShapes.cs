using System.Runtime.InteropServices;

namespace LamPS.Model.Onnx;

/// <summary>Reads types and shapes from ONNX Runtime's descriptions.</summary>
internal static unsafe class OrtShapes
{
    public static (OnnxElementType Type, long[] Shape) Read(OrtApi api, nint info)
    {
        int type;
        api.Check(((delegate* unmanaged<nint, int*, nint>)api[OrtFunction.GetTensorElementType])(info, &type));
        nuint count;
        api.Check(((delegate* unmanaged<nint, nuint*, nint>)api[OrtFunction.GetDimensionsCount])(info, &count));
        var shape = new long[count];
        fixed (long* dimensions = shape)
            api.Check(((delegate* unmanaged<nint, long*, nuint, nint>)api[OrtFunction.GetDimensions])(info, dimensions, count));
        return ((OnnxElementType)type, shape);
    }

    public static OnnxTensorInfo ReadTypeInfo(OrtApi api, nint typeInfo, string name)
    {
        // The tensor's part belongs to the whole.
        using var owned = new OrtHandle(api, OrtFunction.ReleaseTypeInfo, typeInfo);
        nint info;
        api.Check(((delegate* unmanaged<nint, nint*, nint>)api[OrtFunction.CastTypeInfoToTensorInfo])(typeInfo, &info));
        if (info == 0)
            return new OnnxTensorInfo(name, OnnxElementType.Undefined, [], []);
        var (type, shape) = Read(api, info);
        var symbols = new string[shape.Length];
        var texts = new nint[shape.Length];
        fixed (nint* pointers = texts)
            api.Check(((delegate* unmanaged<nint, nint*, nuint, nint>)api[OrtFunction.GetSymbolicDimensions])(info, pointers, (nuint)texts.Length));
        for (var i = 0; i < symbols.Length; i++)
            symbols[i] = Marshal.PtrToStringUTF8(texts[i]) ?? "";
        return new OnnxTensorInfo(name, type, shape, symbols);
    }
}
