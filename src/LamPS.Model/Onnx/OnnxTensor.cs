namespace LamPS.Model.Onnx;

/// <summary>A tensor in memory that ONNX Runtime can use; dispose of it to give the memory back.</summary>
/// <remarks>Spans over it are good until it is disposed of. It isn't synchronized: don't write while a run reads.</remarks>
public sealed unsafe class OnnxTensor : IDisposable
{
    private readonly OrtHandle _value;
    private readonly nint _data;
    private bool _disposed;

    /// <summary>Wraps a value.</summary>
    /// <param name="value">The value; owned from now on.</param>
    /// <param name="type">Type of the elements.</param>
    /// <param name="shape">The dimensions.</param>
    /// <param name="data">Where the elements lie; 0 on a device.</param>
    private OnnxTensor(OrtHandle value, OnnxElementType type, IReadOnlyList<long> shape, nint data)
    {
        (_value, ElementType, Shape, _data) = (value, type, shape, data);
        Count = OnnxElementTypes.CountOf([.. shape]);
    }

    /// <summary>Type of its elements.</summary>
    public OnnxElementType ElementType { get; }

    /// <summary>Its dimensions; none for a single value.</summary>
    public IReadOnlyList<long> Shape { get; }

    /// <summary>Number of its elements.</summary>
    public long Count { get; }

    /// <summary>Whether it lies in the memory of a device, where no span reaches it.</summary>
    public bool IsOnDevice => _data == 0;

    internal OrtHandle Value => _value;

    /// <summary>Makes a tensor in the machine's memory; what it holds is undefined.</summary>
    /// <param name="shape">The dimensions.</param>
    /// <exception cref="Core.LamException">There is no ONNX Runtime, or no memory.</exception>
    public static OnnxTensor Allocate<T>(params ReadOnlySpan<long> shape)
        where T : unmanaged => Allocate(OnnxElementTypes.Of<T>(), shape);

    /// <summary>Makes a tensor in the machine's memory; what it holds is undefined.</summary>
    /// <param name="type">Type of the elements; one of fixed size.</param>
    /// <param name="shape">The dimensions.</param>
    /// <exception cref="Core.LamException">There is no ONNX Runtime, or no memory.</exception>
    public static OnnxTensor Allocate(OnnxElementType type, params ReadOnlySpan<long> shape)
    {
        var api = OrtApi.Instance;
        return Allocate(api, api.Allocator, type, shape, []);
    }

    /// <summary>Makes a tensor with a copy of data.</summary>
    /// <param name="data">The elements, the last dimension varying fastest.</param>
    /// <param name="shape">The dimensions; their product is the number of elements.</param>
    /// <exception cref="ArgumentException">Data and shape don't fit.</exception>
    /// <exception cref="Core.LamException">There is no ONNX Runtime, or no memory.</exception>
    public static OnnxTensor Of<T>(ReadOnlySpan<T> data, params ReadOnlySpan<long> shape)
        where T : unmanaged
    {
        if (OnnxElementTypes.CountOf(shape) != data.Length)
            throw new ArgumentException($"{data.Length} elements don't fill the shape [{string.Join(", ", shape.ToArray())}].");
        var tensor = Allocate<T>(shape);
        data.CopyTo(tensor.Span<T>());
        return tensor;
    }

    /// <summary>Makes a tensor in the memory of a session's device.</summary>
    /// <param name="session">The session; it must run on a provider that has memory of its own.</param>
    /// <param name="type">Type of the elements.</param>
    /// <param name="shape">The dimensions.</param>
    /// <exception cref="Core.LamException">The device has no memory left, or the session's provider has none of its own.</exception>
    public static OnnxTensor AllocateOnDevice(OnnxSession session, OnnxElementType type, params ReadOnlySpan<long> shape)
    {
        ArgumentNullException.ThrowIfNull(session);
        var allocator = session.DeviceAllocator();
        using var lease = allocator.Borrow();
        using var turn = OrtTurn.Of(session.Handle.Turn);
        return Allocate(session.Api, lease.Value, type, shape, [allocator]);
    }

    /// <summary>A tensor over part of this one's memory; it keeps the memory alive.</summary>
    /// <param name="offset">Number of the first element.</param>
    /// <param name="shape">The dimensions of the part.</param>
    /// <exception cref="ArgumentOutOfRangeException">The part reaches past the end.</exception>
    /// <exception cref="InvalidOperationException">The tensor lies on a device.</exception>
    public OnnxTensor View(long offset, params ReadOnlySpan<long> shape)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (IsOnDevice)
            throw new InvalidOperationException("The memory of a device can't be looked at in parts.");
        var count = OnnxElementTypes.CountOf(shape);
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, Count - offset, nameof(shape));
        var size = OnnxElementTypes.SizeOf(ElementType);
        var data = _data + (nint)(offset * size);
        var api = OrtApi.Instance;
        nint value;
        using var cpu = OrtMemory.Cpu.Borrow();
        fixed (long* dimensions = shape)
        {
            api.Check(((delegate* unmanaged<nint, nint, nuint, long*, nuint, int, nint*, nint>)api[OrtFunction.CreateTensorWithDataAsOrtValue])(
                cpu.Value, data, (nuint)(count * size), dimensions, (nuint)shape.Length, (int)ElementType, &value));
        }

        return new OnnxTensor(new OrtHandle(api, OrtFunction.ReleaseValue, value, _value), ElementType, shape.ToArray(), data);
    }

    /// <summary>The elements, to read and write.</summary>
    /// <exception cref="Core.LamException">The elements are of another type.</exception>
    /// <exception cref="InvalidOperationException">The tensor lies on a device.</exception>
    public Span<T> Span<T>()
        where T : unmanaged
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (OnnxElementTypes.Of<T>() != ElementType)
            throw OnnxErrors.TensorTypeMismatch(OnnxElementTypes.Of<T>().ToString(), ElementType);
        return new Span<T>(Data(), checked((int)Count));
    }

    /// <summary>The elements as bytes, whatever their type.</summary>
    /// <exception cref="InvalidOperationException">The tensor lies on a device.</exception>
    public Span<byte> Bytes()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        return new Span<byte>(Data(), checked((int)(Count * OnnxElementTypes.SizeOf(ElementType))));
    }

    /// <summary>Frees it. Views of it stay good; they free the memory with the last of them.</summary>
    public void Dispose()
    {
        if (_disposed)
            return;
        _disposed = true;
        _value.Dispose();
    }

    /// <summary>Wraps a value that a run or an allocator made.</summary>
    internal static OnnxTensor Take(OrtApi api, nint value, params OrtHandle[] needs)
    {
        var handle = new OrtHandle(api, OrtFunction.ReleaseValue, value, needs);
        try
        {
            nint info;
            api.Check(((delegate* unmanaged<nint, nint*, nint>)api[OrtFunction.GetTensorTypeAndShape])(value, &info));
            using var owned = new OrtHandle(api, OrtFunction.ReleaseTensorTypeAndShapeInfo, info);
            var (type, shape) = OrtShapes.Read(api, info);
            nint memory;
            api.Check(((delegate* unmanaged<nint, nint*, nint>)api[OrtFunction.GetTensorMemoryInfo])(value, &memory));
            return new OnnxTensor(handle, type, shape, Address(api, value, memory));
        }
        catch
        {
            handle.Dispose();
            throw;
        }
    }

    private static OnnxTensor Allocate(OrtApi api, nint allocator, OnnxElementType type, ReadOnlySpan<long> shape, OrtHandle[] needs)
    {
        _ = OnnxElementTypes.SizeOf(type);
        _ = OnnxElementTypes.CountOf(shape);
        nint value;
        fixed (long* dimensions = shape)
        {
            api.Check(((delegate* unmanaged<nint, long*, nuint, int, nint*, nint>)api[OrtFunction.CreateTensorAsOrtValue])(
                allocator, dimensions, (nuint)shape.Length, (int)type, &value));
        }

        return Take(api, value, needs);
    }

    private static nint Address(OrtApi api, nint value, nint memory)
    {
        int device;
        ((delegate* unmanaged<nint, int*, void>)api[OrtFunction.MemoryInfoGetDeviceType])(memory, &device);
        if (device != 0)
            return 0;
        nint data;
        api.Check(((delegate* unmanaged<nint, nint*, nint>)api[OrtFunction.GetTensorMutableData])(value, &data));

        // A tensor without elements may have no address; 0 means a device here.
        return data == 0 ? 1 : data;
    }

    private void* Data() => IsOnDevice ? throw new InvalidOperationException("The tensor lies in the memory of a device; copy it first.") : (void*)_data;
}
