using System.Security.Cryptography;
using System.Text.Json;
using RsaCloudAdmin.Client.Authentication;

namespace RsaCloudAdmin.Client.Tests;

/// <summary>Keys for the tests, which no service knows, and key files that contain them.</summary>
internal static class TestKeys
{
    public const string Address = "https://example.access.securid.com/AdminInterface/restapi/v1";
    public const string AccessId = "9b1f0d4e-0000-4000-8000-000000000001";

    /// <summary>An RSA key of 1024 bits whose private exponent, CRT exponents and coefficient are all a byte shorter than usual.</summary>
    public const string WithShortNumbers = """
        -----BEGIN RSA PRIVATE KEY-----
        MIICWAIBAAKBgQDetN29IjwSlf5Xw03jet3aZGKs7qjkT+YxuGSQfuhcUwDj6Pde
        mm/DBoTeV2BKj8fI44o6WKFxHjmZf2owaTWV3LMFdKzeOLUa77WWPh1pJfJk65Kp
        4Vcf6jA3xpapnzusuHeBvEvqOeH6GESS6eVitilZ057GcfkSTXaqiTGIAQIDAQAB
        An8QoIPCkbpW7+Rh7zFS572FsdjNIkdb6Qbdv5oge0fD/Cgfm+kmDWqFLr4qRG8/
        udgtDHyUNRbz3/wQafscBgArnmRo/uqlbT6K7lokEozVbfU6ClQaFYp0O6PkN5BM
        6KU4v0Zbz6Ciqtq5KvQzjijWdcie/y+BETfp/9Myb2QBAkEA6bYRzA4NdwxKGQHI
        fOCGpY2so2Gu009+Jtlj1oIgwSVNHc3dcVqC7h9IH/PGjitCWgtIvuTG8pN3m/su
        ATB0AQJBAPPyH3kdV+o0gJ6PBILoPWx5EpfTD6lgTiMG47t0HNQWXJQWJ4fi2Oo0
        tY2qxG4of8BR8f7IS2K56WoaP4rxFAECQADNaDg8IB21hBeb4vVSzAOLffk9n50I
        G9XET0xwO+6N0zrz9vuppONuZg/+BUN9sIegnEpTfL9edD2r2heU9AECQADYTtmZ
        i2tpQSTLdAWMDmJozPKvrXc1uS+P34wPq+XkKe/tX7etxniRNCvIcqO7Ci49Wmw6
        f2BZKoDOlHfDvAECPwWY9Ccn/xTwvMZm9gARMC+77QKKHTfL/nZ71IdO9Wj0sY1o
        4DCt5BVs9y/7Y18A/VkaUmLwXUFXs5hVtv60FA==
        -----END RSA PRIVATE KEY-----
        """;

    /// <summary>An RSA key of 2040 bits.</summary>
    public const string Of2040Bits = """
        -----BEGIN RSA PRIVATE KEY-----
        MIIEnQIBAAKCAQAArjhYQQx8FmnyjTKVBiB1MOXLF2XbcsK04cH5j1mg3wkwB+5R
        9o7LgFHnGYifGTDAM7K7BKIZTLORBu4tXxhQ9uT+FUtjvDYH5SO3BC/ipX9qChrm
        GX6tadDryg04BRWNzRp86Yu4hvCb8oNTMjajrz4/xkqlB4xM/G3nieo2G8iIN+ut
        f/yen0/1Tm7w7aRbX03ZcJcNTQDf0TDGaXg0+pADilW5xNhlZnu9Pumgp4ejqObZ
        6JwDqQ9AJIEI23RT31IFLGca4giPtNJRu8eQ4abmGCaZNpR/fOc4Fe5lknM+Gu4N
        MxhXSasmUQ13HbGCD8M250Uq38KmVle/C801AgMBAAECgf8qoyF+MfcAaUdyJOnx
        yOnFYMe2Xzg4uswX4CgaXB4R16bImhu3ErVdHy5Gwnfla1fujxRUCvPUILIilxHF
        jybpdZt1TLEI89Q00OvOe4WlaSxjcrfTj3wTRI0gMuH95IuCobPmWEp9w872qAsp
        Y9PlZH+pIMWItl50/NTInOhHF+4dnp1rxlskcaOcIQdSfv/pBQDc+/7lcHXCH6e6
        wvsKn0TXXWrmaJ/9S3qKoZGtyA6e5rVFJUfJ8gjgdGpLRVRMWLeeI9yK8xQHMalc
        loIA+FRVzB/Fzi3QD2lafhQjx+xjmWf+41yK7z5RZOjRQ5Gkekx5pTa5DWG4KRFW
        VVUCgYAOVp2Uyf6tEXi/wzZ3CLtc5wEqzDe6z+YtfDF7uaGSIp18Y+VKPbCXeFuZ
        CgHxU1dESmJqj+58D3cWqTbWW1qu1cNhS5qT0k2Vgk0RmssVWStpy+b+3/1T9z8j
        3UPvdRbrQXI2KwffVxDsuM0cfjYcoH0e/eghRYsynvfmNXSWEwKBgAwmkKOtR3B6
        /XeI8Q+eNVaotC8/b5fZNPk60WdKMUdLPULghDVxMki1Z0bf5UMPD0YSWEr3aaLe
        KlAC5bq5AADb2pRToN52GpvE/EaWYCeR8sIBZwQ7oH09A0cv0phxbzlkTVQNpGTC
        YjbVklGQwXXWm1da0bAfxo4Z5B7+pJiXAoGADFbPz66xg6DoiCZn5bJXA1Es+Pa7
        8wFc9cHOF8qdV9SAMP8K4IQMR53lPeOV3mc5T2SwI0JwGsV4V8ERlxERDiqZtE5K
        3XF7IPH8fuz2Xg3ZxXca+DYsnSjGZofRIe5i5dvxfNo1MSeNQhqbMS0QRjx60MPz
        E0b0zoBtl+hix48CgYAG2tbs0Dwmc+x9PG+q/Plge2qz4Rjm1O5y0MEEgbHNY+Aa
        06kisUrKBDVQoc2oiF14ja7sFCqvbKD4ZLoQHoCm+2GUHp36Ay09xeMBO6LhkBAh
        bUMd+zmujfZEefFYeV5jRXfuvIeLJLLd9p1GkODjxv/6R01XDIYq8uZkqgpX3wKB
        gAGewmtdAcje9krMGJkQBX9raCQ1dm7WRm3dTTxKwWrwVOlhehHJMk1SvOkI5scp
        BJMeit4xsEWYkuLwiZMqmin3KAPW+WqmXiwHiLUGxNfj07pM83VR80gRpMIFJcYK
        5/eVOVstmpePY6KEP/uWHTX7ZwOAG2g/jDNXsux7vo1W
        -----END RSA PRIVATE KEY-----
        """;

    /// <summary>An RSA key of 4096 bits.</summary>
    public const string Of4096Bits = """
        -----BEGIN RSA PRIVATE KEY-----
        MIIJKAIBAAKCAgEAkTd3ltKNXhNtK9UstUQg7RK4AAD9craVt9W/pz3WPqS/f1Tf
        ne/AL6AWUMnVAIrFiWWFthKnT1k0EYDsRN2oWgKjRJvMS68/2lbn2x+v9STHs0vy
        3u4hbrXHnttuTV6DrTY6bEpDc63smhMjMSdhZdDcDwzffc4OedXSJuD6SuONHm2x
        s4naujl1ylDtQGx3yj2w/IbB5+j+oD9LjGk+64bv8RAkC8UZWF3dYyJlNRDDJT2I
        j6+Ypkq3q8bcyqaZ1Z3ZgaJBbeBP5fm+eIrYVhzjUBnwzf2DZMSgKH8GOBdpOake
        5d48tpLE9UB3L7308b1GHIz9mIcYSy/tmg/eC3CVLr3nB/XTtwNzQX6XZwz2r0gH
        UiackTct1FWTaQxinLodvdWTDt4TkFAcAgYot7FCyqOxIPf4TGQk6Fv/b5UDUAbi
        Kmfglmt338tsqVNIsmTIGqLDm1q9Wj3EXJcodZp2oL4o1H+S1uFYQpI7gk1evwe3
        kqxwxqTCwn4aTU3/iz/x+79V4hQJG4MnjbxW4wMs0DKqXvAQelOwQtzIOZJMvb8n
        TpVYJ2dmsnr7h46u7Q54/27rGRuoTyGYCWGO39ets1oXtFtW451okELR+1gG1yi1
        BPpcm6+Pcna/wiW78SOJoBPnX+RkwOpLgAbB2YM5k7mBdSn5i9virpIEmFMCAwEA
        AQKCAgAedVXeCpegLc7uLK5N7tZBI3X4ejyuvOE2R90FBRFU3lVULcchZ1IWKyvD
        EjJdBL5eDS84ez0ghYNIUJQ99YgEKR15nHwDO+TWtPe4nDLZ5jcEwl9UpvnYMMSH
        61p9W9+eiwtB/2mab9Z6kp0FCE+DfYVKmtadmoSqxVBo2zNkVcoZocRt9fIssTSl
        lMfOhXGyt7HRpaoyLEqL7fq4nrKV0B2voEUPOu4P/NAcpPA5aySjQP7NtHT+HBne
        K73Pu5X0mkEu0YuLskrP38w1mFm75h8/g9FgQ1Y14o/9LndteGuXroNOj4iIesxY
        7IaTOvKPabW081WVknBkBM9/Sui1iKuyrnjFbsz6yx4NJKtXydehgB4DRyJhMZrg
        76iolITrAZRd+VNjdMEHNaw0/zEorm55CPCLZ6ZbR68Hc7afbCD4r+9a2lDm3SZK
        x68U/DBbxeoegxsnj7/tcrKhK/mzDFVzb3ec0kndnfrhkeSTBBhTa4CchCxMam9p
        JJ07dxB2WluXMfiK59rK8oSffalfgmK6lfQYy2+o2NFEHuAnQT7qMhyHm8Q2jqj0
        vnbkUQIO3CCSqQFkjDF/s3s412sH+dT0fkb+BySZZVa7zrqVvXi/vOpM37wGme3B
        9gGUa9J0sZ7IBhrPvKTccuvmzF9DUc891tFrKQFT8Pk5XvwIkQKCAQEAwQJ5jGN/
        +LCmJWg36LtnHch2jcPeOsOr1M2x1ZvtIvG/ThawD3b9hFkLZmIxOOZDlRs+t4g1
        1qtx7g/yy+Cl0MjxKFfmjNsW0uvxKg7J/D4b4Uw7OytjwRRsm7YzBjJGr81t+er3
        ZC2O7wf9hhnXwjdUqlkMPdq92oGuxloR4qCCdC7wI2hzEhwhbXm4EgcCSyC3fbeM
        0ha/aNnWZrt9BRT4NHM6CYT8+S2jYP+bYGKGsrhmfonI+AVpvFN1mG7ykmI1u2Fp
        GgmWZpZFsxJXgk8xkV17cmLvLfFXzE3qctpRfnuRq/dVz5bGzjxHaNidHkki8HPx
        6Z+UdyN5mLPVXQKCAQEAwJv+kTZIRE8Gb7OAbYL4bPAbAk8CvjBFmBWq45xMZlcP
        u9KeOWbO76O5fjQ8Fb1fJb4lnYnw5lejQpm5bqI2XYe3wvBrYYaTQu5XLwU2LUMh
        QRyDC8lVdKVLAAdPsjUJmCYqvcdDY8EPVWtIRgLO/wFIjCaw9COsqgBZaCWLAttg
        WU1jyAh1caK6cSqJwAxdNBz9GAz0UZd3fbOBbb0P9ZTTV2aJbCF9lljhEyMqpXH8
        FrTjGyOQxVNWiMjWCVdcqTY3bF0LQwp4WPmHSNKXDthwaI8KG5s+9pEucs5RxNr7
        55aS6kADFsR+7+o9aqhk77/D2HMfm3LxDk/LTLkZbwKCAQAHZ2LmQcLc9VnKQY8z
        fEzeVZxGn+bcdjkXNrTFru+P0Zo3EqO6VCQxeYD4cnfU6PBaverP+4elLnp2WWJE
        898ofSzTEVwktxrPCIH9zQduh6tmHxh+kpGHDJOF/Z1DdZZElCrN1Xeb/itne/T7
        ue4O4zR6PGQ90zBJO4RK05WwDdwzPMG1egJABZg6rNqkxmQOIbkoN2xNetXo3cJd
        un93PHCxAmKNju5tWJTV2bhKID1uiahU3lA5Q2vk74apTEg92UqaX4g6mXeNg+I0
        llWJCCSsoNtlbeoi5wkpKyv9L+bEZVUXNauzBOOncaSDnxuX19JhSvFStu5pC5FU
        jEF5AoIBAF8jrtcjrQaw0kkSrXlqnDOTVoQJax1u0rGQ4lyTs9lJX+gy3R0Vf1o3
        0URZoORMKleGWSY8INZmq6oWLNZNIfWJOGf+QcxmoQ8Kk94SAPTSl/aFkuWbia6Y
        hzd4ZRFtyVNyZuJfLxZzIpPa7lRGxuCHTcKMyhOOG5fNnFwpT0UV/72c0JDaPMjo
        zJdhn7FRaih3uTzMCVLUMp3QsTn3jY6M+OfPKkpTMKm3NVYypLocV50PtK6PHs+Z
        nsDqE2+By695rF7Ghu2Smme4ue5qt1sJ5lx/a0q/oJZCmGL1LsbCNHPsmJ1FCUGR
        xfHUDopEq7cRTjf4hcBPQmsDVzSKqdkCggEBAIGrI9GZRuft4XNYwlHc7H7p231l
        D7GUCBSYJ2WyyqI8oIVm3d/1TSxwVCeRaiA49PP1vXiKtV4/uHOE6g/gKCmcaFa9
        Am5HlT1+PrAUZRSZw0pPSqR+JI2i1r/N1KpdP8X7mEfzyBi1RSXltUBC5UN/UsWg
        tED+j8LpWe5cwRhXeiEEfAb3WkeRTTeXpi89ehJfFLmbJvFbfuBf1Bs1hkq+Wz9C
        tdEUD4KnQKDfl6OzkNN2jEuHI3eddTJjd0sTxZyfAjMyvdB7vt8FBcs2RyA1Cssu
        N+qAFFJwkxiUDNNJ5qrIpG1FDgQDgzUi0HODVFVMr35eYaxft8TXll/D6CI=
        -----END RSA PRIVATE KEY-----
        """;

    private static readonly Lazy<RSA> Made = new(() => Make(2048));

    public static RSA Rsa => Made.Value;

    public static RSA Make(int bits)
    {
#if NETFRAMEWORK
        // Mono's RSA.Create always uses 1024 bits. Mono also generates the key on first use, which the tests do from several
        // threads.
        var rsa = new RSACryptoServiceProvider(bits);
        rsa.ExportParameters(includePrivateParameters: false);
        return rsa;
#else
        return RSA.Create(bits);
#endif
    }

    public static string Pkcs1 => Rsa.ExportRSAPrivateKeyPem();

    public static string Pkcs8 => Rsa.ExportPkcs8PrivateKeyPem();

    public static string File(string? pem = null, string? address = null, string accessId = AccessId) => JsonSerializer.Serialize(new Dictionary<string, string>
    {
        ["customerName"] = "Example Ltd",
        ["accessID"] = accessId,
        ["accessKey"] = pem ?? Pkcs1,
        ["adminRestApiUrl"] = address ?? Address,
        ["description"] = "made for a test",
    });

    public static ApiKey Key(string? address = null) => ApiKey.Parse(File(address: address));
}
